import { z } from 'zod'
import { channelIssueSchema } from '../../core/channel/channel-issue.ts'
import { overlapChoices } from '../../core/export/overlap.ts'
import { historyFilters } from '../../core/export/history-view.ts'
import { publicationStates, publishedPictureSchema } from '../../core/publication/publication.ts'
import { exportItemStates, exportRunStates } from '../../core/export/states.ts'
import { resultFormats } from '../../services/export-results.server.ts'
import { overlapSchema } from '../overlap-view.ts'

export const exportSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    state: z.enum(exportRunStates),
    connection: z.string(),
    channel: z.enum(['shopify', 'amazon', 'woocommerce']),
    approvedBy: z.string(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    scheduledFor: z.iso.datetime().nullable().meta({ description: 'When it is, or was, to begin by itself' }),
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
    failures: z
      .array(z.object({ code: z.string(), happened: z.string(), count: z.int() }))
      .readonly()
      .meta({ description: 'Why products failed, the most frequent reason first' }),
    waitsFor: z.array(overlapSchema).readonly().meta({
      description: 'Exports that own products which this one has not begun; `count` and `products` are those that wait',
    }),
  })
  .meta({ id: 'Export' })

export const startAtSchema = z.iso
  .datetime({ offset: true })
  .meta({ description: 'A moment with its offset from UTC, up to a year ahead', example: '2026-11-27T06:00:00+01:00' })

/** What an approval may say about one plan. */
export const approvalOptionsSchema = z.strictObject({
  confirmRemovals: z.int().min(0).optional().meta({ description: 'How many pictures leave their products, if any do' }),
  leaveOut: z.array(z.int().min(0)).max(10_000).optional().meta({ description: 'Positions that stay as they are' }),
  acceptConflicts: z.boolean().optional().meta({ description: 'Of an undo that cannot bring everything back' }),
  overlap: z.enum(overlapChoices).default('refuse').meta({
    description:
      'Where another export owns one of the products: `refuse` (409 `exports_overlap`), `queue` (they wait for it), `leave_out` (they are skipped), `cancel_other`',
  }),
})

/** What an approval may say beside "yes"; an empty body is allowed. */
export const startOptionsSchema = approvalOptionsSchema.extend({ startAt: startAtSchema.optional() }).prefault({})

export const rescheduleSchema = z.strictObject({
  startAt: startAtSchema.nullable().meta({ description: 'null: now' }),
})

export const retrySchema = z
  .strictObject({ reason: z.string().max(200).optional().meta({ description: 'A code of `failures`; default: all' }) })
  .prefault({})

export const exportListQuerySchema = z.object({
  filter: z.enum(historyFilters).default('all'),
  query: z.string().trim().max(200).default('').meta({ description: 'Searches titles' }),
  connectionId: z.uuid().optional().meta({ description: 'Only exports to this store' }),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

const outcomes = { selected: z.int(), done: z.int(), skipped: z.int(), failed: z.int(), cancelled: z.int() }

export const exportListSchema = z.object({
  items: z
    .array(
      exportSchema.omit({ totals: true, failures: true, waitsFor: true }).extend(outcomes).meta({ id: 'ExportRow' }),
    )
    .readonly(),
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

const publicationSchema = z
  .object({
    state: z.enum(publicationStates),
    happened: z.string(),
    todo: z.string(),
    issues: z
      .array(channelIssueSchema)
      .readonly()
      .meta({ description: 'What the channel finds wrong with the listing' }),
    pictures: z.array(publishedPictureSchema).readonly(),
    checkedAt: z.iso.datetime().nullable(),
    nextCheckAt: z.iso.datetime().nullable().meta({ description: 'Null: it is not looked at any more' }),
  })
  .meta({
    id: 'Publication',
    description: 'What shoppers see of it, where a channel publishes later; `done` then says that it was accepted',
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
    publication: publicationSchema.optional(),
  })
  .meta({ id: 'ExportItem' })

export const leftOutExportSchema = z.object({ leftOut: z.int(), export: exportSchema })

export const retriedExportSchema = z.object({ retried: z.int(), export: exportSchema })

export const exportParamsSchema = z.object({ exportId: z.uuid() })

export const resultsQuerySchema = z.object({ format: z.enum(resultFormats).default('json') })
