import { z } from 'zod'
import { exportModes } from '../../core/export/export-mode.ts'
import { exportPlanSummary } from '../../queries/export-plan.server.ts'
import { chooseDestinations } from '../../services/choose-destinations.server.ts'
import { planDestinations } from '../../services/plan-destinations.server.ts'
import { startExports } from '../../services/start-export.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { approvalOptionsSchema, exportSchema, startAtSchema } from './export-schemas.ts'
import { planSummarySchema } from './plan-schemas.ts'
import { readExport } from './read-export.server.ts'

/** Stores of one export. */
const maxStores = 20

export const planStores = defineEndpoint(
  {
    method: 'POST',
    path: '/drafts/{draftId}/plans',
    operationId: 'planStores',
    summary: 'Plans a prepared export for every store that it is to go to',
    description:
      'A store that does not answer is told in `problems`; the plans of the others can be approved without it. Products that are not linked to a product of a store are counted in its `totals.unlinkedProducts`.',
    scope: 'write',
    status: 201,
  },
  {
    params: z.object({ draftId: z.uuid() }),
    body: z
      .strictObject({
        destinations: z.array(z.uuid()).min(1).max(maxStores).optional().meta({
          description:
            'Ids of connections; remembered in the draft. Default: those chosen before, else the shop and every working store that sells some of its products',
        }),
        mode: z.enum(exportModes).optional().meta({ description: 'Default: that of the plan before, else `add`' }),
      })
      .prefault({}),
    answer: z.object({
      plans: z.array(planSummarySchema).readonly(),
      problems: z
        .array(z.object({ connectionId: z.uuid(), code: z.string(), message: z.string() }))
        .readonly()
        .meta({ description: 'Stores that could not be planned for, and why' }),
    }),
  },
  async ({ caller: { workspaceId }, params: { draftId }, body: { destinations, mode } }) => {
    const draft = { workspaceId, draftId }
    if (destinations) await chooseDestinations(draft, destinations)
    const { plans, problems } = await planDestinations({ ...draft, mode })
    return { plans: await Promise.all(plans.map(({ planId }) => exportPlanSummary(workspaceId, planId))), problems }
  },
)

export const approvePlans = defineEndpoint(
  {
    method: 'POST',
    path: '/plans/approve',
    operationId: 'approvePlans',
    summary: 'Approves the plans of several stores in one step: all of their exports start, or none',
    description: 'What is refused names its store. Approving again answers the same exports.',
    scope: 'export',
    status: 202,
  },
  {
    body: z.strictObject({
      startAt: startAtSchema.optional(),
      plans: z
        .array(approvalOptionsSchema.extend({ planId: z.uuid() }))
        .min(1)
        .max(maxStores),
    }),
    answer: z.object({ exports: z.array(exportSchema).readonly().meta({ description: 'In the order of the plans' }) }),
  },
  async ({ caller: { workspaceId, name: approvedBy }, body: { plans, startAt } }) => {
    const time = startAt ? new Date(startAt) : null
    const runIds = await startExports({ workspaceId, approvedBy, startAt: time, plans })
    return { exports: await Promise.all(runIds.map((runId) => readExport(workspaceId, runId))) }
  },
)
