import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RateBudget } from '../../../app/core/channel/rate-budget.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

let environment: AppEnvironment
let open: () => RateBudget
let learned: (key: string) => Promise<number | null>
let disconnect: () => Promise<void>

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  const { createSharedBudget } = await import('../../../app/connections/rate-budget.server.ts')
  const { db } = await import('../../../app/db.server.ts')
  open = () => createSharedBudget(db)
  learned = async (key) => (await db.rateBudget.findUniqueOrThrow({ where: { key } })).perSecond
  disconnect = () => db.$disconnect()
})
afterAll(async () => {
  await disconnect()
  await environment.close()
})

const limit = { perSecond: 50, burst: 3 }

/** Milliseconds until each of so many requests may go, in the order they may. */
async function waits(budgets: readonly RateBudget[], key: string, requests: number): Promise<number[]> {
  const startedAt = performance.now()
  const gone: number[] = []
  const ask = async (index: number) => {
    await budgets[index % budgets.length]?.reserve(key, limit)
    gone.push(performance.now() - startedAt)
  }
  await Promise.all(Array.from({ length: requests }, (_, index) => ask(index)))
  return gone
}

it('lets two processes spend from one bucket together no more than it gives', async () => {
  const gone = await waits([open(), open()], 'amazon:eu:SELLER:patchListingsItem', 23)
  // Three at once, and then twenty at fifty a second.
  expect(gone.at(-1)).toBeGreaterThan(370)
})

it('keeps to what the platform told another process of its rate', async () => {
  const key = 'amazon:eu:SELLER:searchCatalogItems'
  await open().learn(key, { ...limit, perSecond: 10 })
  const gone = await waits([open()], key, 8)
  // Three at once, and then five at ten a second.
  expect(gone.at(-1)).toBeGreaterThan(470)
  await open().learn(key, limit)
  expect(await learned(key)).toBe(limit.perSecond)
})

it('lets nobody go for a while after a refusal, whoever got it', async () => {
  const key = 'amazon:eu:SELLER:getFeeds'
  const refusedAt = performance.now()
  await open().punish(key, limit, 300)
  await open().reserve(key, limit)
  expect(performance.now() - refusedAt).toBeGreaterThan(290)
})

it('gives its place back to nobody when its caller leaves', async () => {
  const key = 'amazon:eu:SELLER:createFeed'
  await open().punish(key, limit, 60_000)
  const leaving = new AbortController()
  const waiting = open().reserve(key, limit, leaving.signal)
  leaving.abort(new Error('left'))
  await expect(waiting).rejects.toThrow()
  await expect(open().reserve('other', limit)).resolves.toBeUndefined()
})
