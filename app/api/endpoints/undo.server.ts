import { z } from 'zod'
import { exportPlanSummary } from '../../queries/export-plan.server.ts'
import { conflictDecisions, decideConflict } from '../../services/decide-conflict.server.ts'
import { planUndoOfExports, planUndoOfRun } from '../../services/plan-undo.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { exportParamsSchema } from './export-schemas.ts'
import { planSummarySchema } from './plan-schemas.ts'
import { shopFieldSchema, workingConnectionId } from './shop-of-caller.server.ts'

const itemIdsSchema = z.array(z.uuid()).min(1).max(500).optional().meta({ description: 'Default: every product' })

export const planUndo = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/undo',
    operationId: 'planUndo',
    summary: 'Plans to take an export back',
    description:
      'The plan says exactly what cannot be brought back because somebody changed it since, and waits for its approval like any other.',
    scope: 'export',
    status: 201,
  },
  {
    params: exportParamsSchema,
    body: z.strictObject({ itemIds: itemIdsSchema }).prefault({}),
    answer: z.object({ plan: planSummarySchema }),
  },
  async ({ caller: { workspaceId }, params: { exportId }, body: { itemIds } }) => {
    const planId = await planUndoOfRun({ workspaceId, runId: exportId, itemIds })
    return { plan: await exportPlanSummary(workspaceId, planId) }
  },
)

export const planUndoSince = defineEndpoint(
  {
    method: 'POST',
    path: '/shopify/undo',
    operationId: 'planUndoSince',
    summary: 'Plans to take back every export to a shop since a moment',
    scope: 'export',
    status: 201,
  },
  {
    body: z.strictObject({ shop: shopFieldSchema, since: z.iso.datetime() }),
    answer: z.object({ plan: planSummarySchema }),
  },
  async ({ caller, body: { shop, since } }) => {
    const { workspaceId } = caller
    const connectionId = await workingConnectionId(caller, shop)
    const planId = await planUndoOfExports({ workspaceId, connectionId, scope: { kind: 'since', since } })
    return { plan: await exportPlanSummary(workspaceId, planId) }
  },
)

export const decideConflicts = defineEndpoint(
  {
    method: 'POST',
    path: '/exports/{exportId}/conflicts',
    operationId: 'decideConflicts',
    summary: 'Decides about products that were changed between plan and export',
    description:
      '`replan` makes a new plan of them, to be approved; `keep_theirs` leaves them as they are, also in later plans of this export; `skip` leaves them this time.',
    scope: 'export',
    status: 200,
  },
  {
    params: exportParamsSchema,
    body: z.strictObject({ decision: z.enum(conflictDecisions), itemIds: itemIdsSchema }),
    answer: z.object({
      items: z.int().meta({ description: 'How many products it was decided about' }),
      plan: planSummarySchema.nullable().meta({ description: 'With `replan`: the new plan' }),
    }),
  },
  async ({ caller: { workspaceId }, params: { exportId }, body: { decision, itemIds } }) => {
    const { items, planId } = await decideConflict({ workspaceId, runId: exportId, decision, itemIds })
    return { items, plan: planId ? await exportPlanSummary(workspaceId, planId) : null }
  },
)
