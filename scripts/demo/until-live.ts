import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { say } from '../log.ts'
import type { MediaportApi } from './api.ts'

const LOOK_AGAIN_MS = 1000
const GIVE_UP_MS = 10 * 60_000

const itemsSchema = z.object({
  items: z.array(
    z.object({ publication: z.object({ state: z.string(), happened: z.string() }).optional(), state: z.string() }),
  ),
})

/** Waits until Amazon shows what it accepted. Answers what did not become of it, in the merchant's words. */
export async function untilLive(api: MediaportApi, exportId: string): Promise<string[]> {
  const deadline = Date.now() + GIVE_UP_MS
  let told = -1
  for (;;) {
    const { items } = await api.get(`/exports/${exportId}/items?limit=500`, itemsSchema)
    const followed = items.flatMap(({ publication }) => publication ?? [])
    const open = followed.filter(({ state }) => state === 'accepted')
    if (open.length !== told) say(`  ${followed.length - open.length} of ${followed.length} listings are live`)
    told = open.length
    if (open.length === 0) return followed.filter(({ state }) => state !== 'live').map(({ happened }) => happened)
    if (Date.now() > deadline) return open.map(({ happened }) => happened)
    await delay(LOOK_AGAIN_MS)
  }
}
