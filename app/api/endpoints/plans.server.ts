import { exportPlanSummary, listPlanItems } from '../../queries/export-plan.server.ts'
import { startExport } from '../../services/start-export.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import { exportSchema, startOptionsSchema } from './export-schemas.ts'
import { planParamsSchema, planSchema, positionPageSchema } from './plan-schemas.ts'
import { readExport } from './read-export.server.ts'

export const getPlan = defineEndpoint(
  {
    method: 'GET',
    path: '/plans/{planId}',
    operationId: 'getPlan',
    summary: 'What an export would do, before anything is written',
    scope: 'read',
    status: 200,
  },
  { params: planParamsSchema, query: positionPageSchema, answer: planSchema },
  async ({ caller, params, query }) => {
    const summary = await exportPlanSummary(caller.workspaceId, params.planId)
    const page = { from: query.cursor, limit: query.limit }
    const plan = { id: summary.id, createdAt: new Date(summary.createdAt) }
    const items = await listPlanItems(caller.workspaceId, plan, page)
    const next = query.cursor + items.length
    return { ...summary, items, nextCursor: next < summary.totals.listings ? String(next) : null }
  },
)

export const approvePlan = defineEndpoint(
  {
    method: 'POST',
    path: '/plans/{planId}/approve',
    operationId: 'approvePlan',
    summary: 'Approves a plan and starts its export, now or at a given time',
    description:
      'Approving a plan twice answers the same export. A plan whose mapping changed meanwhile is refused, and one that takes pictures away unless `confirmRemovals` is their number.',
    scope: 'export',
    status: 202,
  },
  { params: planParamsSchema, body: startOptionsSchema, answer: exportSchema },
  async ({ caller, params, body: { startAt, ...options } }) => {
    const { workspaceId, name: approvedBy } = caller
    const time = startAt ? new Date(startAt) : null
    const runId = await startExport({ ...options, workspaceId, planId: params.planId, approvedBy, startAt: time })
    return readExport(workspaceId, runId)
  },
)
