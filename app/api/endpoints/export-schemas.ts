import { z } from 'zod'
import { historyFilters } from '../../core/export/history-view.ts'
import { exportItemStates, exportRunStates } from '../../core/export/states.ts'
import { resultFormats } from '../../services/export-results.server.ts'

export const exportSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: z.enum(exportRunStates),
    connection: z.string(),
    approvedBy: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    points: z.number().meta({ description: 'What the platform charged so far' }),
    calls: z.int(),
    totals: z
      .object({
        selected: z.int(),
        done: z.int(),
        skipped: z.int(),
        failed: z.int(),
        cancelled: z.int(),
        open: z.int(),
        share: z.number().meta({ description: 'How far it is, 0 to 1' }),
      })
      .meta({ description: 'selected = done + skipped + failed + cancelled + open, always' }),
  })
  .meta({ id: 'Export' })

export const exportListQuerySchema = z.object({
  filter: z.enum(historyFilters).default('all'),
  query: z.string().trim().max(200).default('').meta({ description: 'Searches titles' }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

const outcomes = { selected: z.int(), done: z.int(), skipped: z.int(), failed: z.int(), cancelled: z.int() }

export const exportListSchema = z.object({
  items: z.array(exportSchema.omit({ totals: true }).extend(outcomes).meta({ id: 'ExportRow' })).readonly(),
  total: z.int(),
  page: z.int(),
  pageCount: z.int(),
})

const problemSchema = z.object({
  code: z.string(),
  happened: z.string(),
  todo: z.string(),
  detail: z.string().nullable().meta({ description: 'The platform’s own message' }),
  assetId: z.uuid().nullable(),
})

export const exportItemSchema = z
  .object({
    id: z.uuid(),
    position: z.int(),
    state: z.enum(exportItemStates),
    imagesDone: z.int(),
    imagesTotal: z.int(),
    attempt: z.int(),
    problem: problemSchema.nullable(),
  })
  .meta({ id: 'ExportItem' })

export const retriedExportSchema = z.object({ retried: z.int(), export: exportSchema })

export const exportParamsSchema = z.object({ exportId: z.uuid() })

export const resultsQuerySchema = z.object({ format: z.enum(resultFormats).default('json') })
