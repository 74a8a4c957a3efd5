import { log } from '../../log.server.ts'
import { exportNotifications } from '../../progress/export-notifications.server.ts'
import { runProgressStream } from '../../progress/run-progress-stream.ts'
import { historyPage } from '../../queries/history-page.server.ts'
import { runProgress } from '../../queries/run-progress.server.ts'
import { exportResults } from '../../services/export-results.server.ts'
import { defineEndpoint } from '../endpoint.server.ts'
import {
  exportItemSchema,
  exportListQuerySchema,
  exportListSchema,
  exportParamsSchema,
  exportSchema,
  resultsQuerySchema,
} from './export-schemas.ts'
import { pageOf } from './page.ts'
import { positionPageSchema } from './plan-schemas.ts'
import { readExport } from './read-export.server.ts'

export const listExports = defineEndpoint(
  {
    method: 'GET',
    path: '/exports',
    operationId: 'listExports',
    summary: 'The exports of the workspace, newest first',
    scope: 'read',
    status: 200,
  },
  { query: exportListQuerySchema, answer: exportListSchema },
  ({ caller, query: { query, ...rest } }) =>
    historyPage({ ...rest, search: query, workspaceId: caller.workspaceId, shopDomain: caller.shopDomain ?? '' }),
)

export const getExport = defineEndpoint(
  {
    method: 'GET',
    path: '/exports/{exportId}',
    operationId: 'getExport',
    summary: 'How far an export is',
    scope: 'read',
    status: 200,
  },
  { params: exportParamsSchema, answer: exportSchema },
  ({ caller, params }) => readExport(caller.workspaceId, params.exportId),
)

export const listExportItems = defineEndpoint(
  {
    method: 'GET',
    path: '/exports/{exportId}/items',
    operationId: 'listExportItems',
    summary: 'The products of an export, each with its state and what is wrong',
    scope: 'read',
    status: 200,
  },
  { params: exportParamsSchema, query: positionPageSchema, answer: pageOf(exportItemSchema) },
  async ({ caller, params, query: { cursor, limit } }) => {
    const { items } = await runProgress(caller.workspaceId, params.exportId)
    const next = cursor + limit
    return {
      items: items.slice(cursor, next),
      nextCursor: next < items.length ? String(next) : null,
      previousCursor: cursor > 0 ? String(Math.max(0, cursor - limit)) : null,
      total: items.length,
    }
  },
)

export const followExport = defineEndpoint(
  {
    method: 'GET',
    path: '/exports/{exportId}/events',
    operationId: 'followExport',
    summary: 'The progress of an export as server-sent events',
    description:
      'Read it with `fetch`: `progress` with the whole state at first, then with what changed, and `over` when nothing moves any more.',
    scope: 'read',
    status: 200,
    streams: ['text/event-stream'],
  },
  { params: exportParamsSchema },
  async ({ caller: { workspaceId }, params: { exportId }, signal }) => {
    await runProgress(workspaceId, exportId)
    const stream = runProgressStream({
      read: () => runProgress(workspaceId, exportId),
      subscribe: (listener) => exportNotifications.subscribe(exportId, listener),
      signal,
      onError: (error) => log.error({ err: error, runId: exportId }, 'the progress of a run could not be read'),
    })
    const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' }
    return new Response(stream, { headers })
  },
)

export const getExportResults = defineEndpoint(
  {
    method: 'GET',
    path: '/exports/{exportId}/results',
    operationId: 'getExportResults',
    summary: 'The results of an export as a file, one row per picture',
    scope: 'read',
    status: 200,
    streams: ['application/json', 'text/csv'],
  },
  { params: exportParamsSchema, query: resultsQuerySchema },
  async ({ caller, params: { exportId }, query: { format } }) => {
    const { body, contentType } = await exportResults(caller.workspaceId, exportId, format)
    const disposition = `attachment; filename="export-${exportId}.${format}"`
    return new Response(body, { headers: { 'Content-Type': contentType, 'Content-Disposition': disposition } })
  },
)
