import { describe, expect, it } from 'vitest'
import type { RateBudget, RateLimit } from '../../core/channel/rate-budget.ts'
import { SellerPace } from './seller-pace.ts'

function aPace() {
  const calls: { readonly what: keyof RateBudget; readonly key: string; readonly limit: RateLimit; forMs?: number }[] =
    []
  const note = (what: keyof RateBudget) => (key: string, limit: RateLimit) =>
    Promise.resolve(void calls.push({ what, key, limit }))
  const budget: RateBudget = {
    reserve: note('reserve'),
    learn: note('learn'),
    punish: (key, limit, forMs) => Promise.resolve(void calls.push({ what: 'punish', key, limit, forMs })),
  }
  const clock = { now: 0 }
  return { pace: new SellerPace(budget, 'amazon:eu:A1:', () => clock.now), calls, clock }
}

describe('the pace of a seller', () => {
  it('is that of the table, a little less, for each operation by itself', async () => {
    const { pace, calls } = aPace()
    await pace.enter('patchListingsItem')
    await pace.enter('searchCatalogItems')
    expect(calls.map(({ key, limit }) => [key, limit.perSecond, limit.burst])).toEqual([
      ['amazon:eu:A1:patchListingsItem', 5 * 0.985, 3],
      ['amazon:eu:A1:searchCatalogItems', 2 * 0.985, 1],
    ])
  })

  it('is what Amazon tells, slower or faster, and told to others when it changes', async () => {
    const { pace, calls } = aPace()
    for (const told of [2, 2, undefined, 10]) await pace.learn('patchListingsItem', told)
    expect(calls.map(({ what, limit }) => [what, limit.perSecond])).toEqual([
      ['learn', 2 * 0.985],
      ['learn', 10 * 0.985],
    ])
    expect(pace.limitOf('getListingsItem').perSecond).toBe(5 * 0.985)
  })

  it('is told again after a while, because another process may have been told otherwise since', async () => {
    const { pace, calls, clock } = aPace()
    await pace.learn('patchListingsItem', 5)
    clock.now = 59_000
    await pace.learn('patchListingsItem', 5)
    expect(calls).toHaveLength(1)
    clock.now = 60_000
    await pace.learn('patchListingsItem', 5)
    expect(calls).toHaveLength(2)
  })

  it.each([
    ['patchListingsItem', 1, 1, 1000 / (5 * 0.985)],
    ['patchListingsItem', 4, 1, 8000 / (5 * 0.985)],
    ['patchListingsItem', 4, 0, 4000 / (5 * 0.985)],
    ['patchListingsItem', 40, 1, 60_000],
    ['getFeedDocument', 1, 1, 1000 / (0.0222 * 0.985)],
    ['getMarketplaceParticipations', 1, 1, 60_000],
  ] as const)('after refusal of %s, number %i (%d): a wait of %d ms', async (operation, attempt, random, expected) => {
    const { pace, calls } = aPace()
    await pace.refused(operation, attempt, random)
    expect(calls[0]?.forMs).toBeCloseTo(expected)
  })
})
