import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { EmbeddedApp } from './embedded-app.ts'

const ROUTE = 'routes/app.connections_.$connectionId_.products'
const LOOK_AGAIN_MS = 200
const GIVE_UP_MS = 5 * 60_000

const pageSchema = z.object({
  task: z.object({ state: z.string(), problem: z.string().nullable() }).nullable(),
  counts: z.object({ linked: z.number(), question: z.number() }),
})

/** Compares the products of shop and store in the pages, and accepts what is certain. Answers how many products are linked then. */
export async function matchProducts(app: EmbeddedApp, { connectionId }: { connectionId: string }): Promise<number> {
  const page = `/app/connections/${connectionId}/products`
  await app.submit(page, { intent: 'find' })
  await untilDone(app, page)
  await app.submit(page, { intent: 'accept-all' })
  const { counts } = await untilDone(app, page)
  return counts.linked
}

async function untilDone(app: EmbeddedApp, page: string): Promise<z.infer<typeof pageSchema>> {
  const deadline = Date.now() + GIVE_UP_MS
  for (;;) {
    const found = await app.load(page, ROUTE, pageSchema)
    if (found.task?.state === 'done') return found
    if (found.task?.state === 'failed') throw new Error(found.task.problem ?? 'The products were not matched')
    if (Date.now() > deadline) throw new Error('Matching products takes too long')
    await delay(LOOK_AGAIN_MS)
  }
}
