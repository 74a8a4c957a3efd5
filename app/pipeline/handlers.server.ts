import { checkPictures } from './compliance/check-pictures.server.ts'
import { advanceLane } from './lane/advance-lane.server.ts'
import { startDueExports } from './lane/start-due-exports.server.ts'
import { matchCatalogue } from './matching/match-catalogue.server.ts'
import { followPublications } from './publication/follow-publications.server.ts'
import type { JobHandlers } from './queue.server.ts'
import { checkConnections } from './upkeep/check-connections.server.ts'
import { dailyUpkeep } from './upkeep/daily-upkeep.server.ts'
import { readAccount } from './upkeep/read-account.server.ts'
import { processWebhook } from './webhooks/process-webhook.server.ts'

/** Who does what the catalogue lists. */
export const handlers: JobHandlers = {
  'advance-lane': advanceLane,
  'start-due-exports': startDueExports,
  'process-webhook': processWebhook,
  'read-account': readAccount,
  'match-catalogue': matchCatalogue,
  'follow-publications': followPublications,
  'check-pictures': checkPictures,
  'check-connections': checkConnections,
  'daily-upkeep': dailyUpkeep,
}
