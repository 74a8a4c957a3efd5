import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { MediaportApi } from './api.ts'

const LOOK_AGAIN_MS = 250
const GIVE_UP_MS = 15 * 60_000

const exportSchema = z.object({
  state: z.string(),
  totals: z.object({
    selected: z.number(),
    done: z.number(),
    skipped: z.number(),
    failed: z.number(),
    cancelled: z.number(),
    open: z.number(),
  }),
})

export type ExportTotals = z.infer<typeof exportSchema>['totals']

/** Waits until nothing of the export moves any more. */
export async function followExport(
  api: MediaportApi,
  exportId: string,
  onProgress: (totals: ExportTotals) => void,
): Promise<ExportTotals> {
  const deadline = Date.now() + GIVE_UP_MS
  for (;;) {
    const { state, totals } = await api.get(`/exports/${exportId}`, exportSchema)
    onProgress(totals)
    if (state === 'finished' || state === 'cancelled') return totals
    if (Date.now() > deadline) throw new Error(`Export ${exportId} is still ${state} after ${GIVE_UP_MS / 60_000} min`)
    await delay(LOOK_AGAIN_MS)
  }
}

const itemsSchema = z.object({
  items: z.array(
    z.object({
      state: z.string(),
      problem: z.object({ happened: z.string(), detail: z.string().nullable() }).nullable(),
    }),
  ),
})

/** Why products of an export failed, in the words that the merchant reads. */
export async function listProblems(api: MediaportApi, exportId: string): Promise<string[]> {
  const { items } = await api.get(`/exports/${exportId}/items?limit=500`, itemsSchema)
  return items.flatMap(({ state, problem }) =>
    state === 'failed' && problem ? [[problem.happened, problem.detail].filter(Boolean).join(' ')] : [],
  )
}
