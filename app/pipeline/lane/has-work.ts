import type { ConnectionStatusReason } from '../../core/connections/status-reason.ts'
import { lanedRunStates } from '../../core/export/states.ts'
import { Prisma } from '../../generated/prisma/client.ts'

const appRefused: ConnectionStatusReason = 'app_refused'

/** Of connection `c`: its lane has something to do, and a worker takes it up. Stopping needs no account. */
export const hasWork = Prisma.sql`EXISTS (
  SELECT 1 FROM "ExportRun" r
  WHERE r."connectionId" = c."id" AND r."state" = ANY(${[...lanedRunStates]})
    AND (c."status" = 'active' AND c."statusReason" IS DISTINCT FROM ${appRefused} OR r."state" IN ('pausing', 'cancelling')))`
