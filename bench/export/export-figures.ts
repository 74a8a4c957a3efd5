import { z } from 'zod'
import { memoryPartSchema } from './watch-memory.ts'

/** What to export, and what the platform is like meanwhile. */
export const exportOrderSchema = z.object({
  products: z.number().int().positive(),
  /** Each one a new picture, shown by one variant of its own. */
  imagesPerProduct: z.number().int().positive(),
  plan: z.enum(['standard', 'advanced', 'plus']),
  /** Takes every point out of the bucket before the start, so that the restore rate is the limit. */
  emptyBucket: z.boolean(),
  /** Longest side of the pictures; how long rendering takes is not the question of most benchmarks. */
  sidePx: z.number().int().positive(),
  /** Every pixel differs from the next, which no format can make small: 4,000 × 4,000 are 20 MB. */
  noisy: z.boolean().optional(),
  /** Bulk operations: as the connector chooses, or none, where the question is how calls go. */
  bulk: z.enum(['chosen', 'never']).optional(),
})

export type ExportOrder = z.infer<typeof exportOrderSchema>

/** What an export took, seen by the platform and by the operating system. */
export const exportFiguresSchema = z.object({
  images: z.number(),
  /** Charged by the platform from the start of the run to its end. */
  points: z.number(),
  calls: z.number(),
  throttled: z.number(),
  /** From the approval to the end of the run, in the platform's time. */
  seconds: z.number(),
  /** Points per second that the platform gives back. */
  restoreRate: z.number(),
  /** Rows that the run itself added to the database. */
  rows: z.number(),
  /** The highest memory of the worker process. */
  workerPeakMb: z.number(),
  /** Its memory while each quarter of the pictures arrived; only of large pictures. */
  memory: z.array(memoryPartSchema),
  /** Points by operation. */
  pointsOf: z.record(z.string(), z.number()),
})

export type ExportFigures = z.infer<typeof exportFiguresSchema>
