import { expect, it } from 'vitest'
import type { ContractRun } from './contract-run.ts'

/** What an account is, has and shows. */
export function contractOfReading(run: ContractRun): void {
  it('checks an account without changing it', async () => {
    const check = await run.connector.check()
    expect(check.accountName).not.toBe('')
    expect(check.missingScopes).toEqual([])
    expect(run.harness.writes()).toBe(0)
  })

  it('lists listings page by page, both ways', async () => {
    const first = await run.connector.listListings({ limit: 2 })
    const second = await run.connector.listListings({ limit: 2, cursor: first.nextCursor! })
    const back = await run.connector.listListings({ limit: 2, cursor: second.previousCursor!, direction: 'previous' })
    expect(first.total).toBeGreaterThanOrEqual(3)
    expect(back.items.map(({ remoteId }) => remoteId)).toEqual(first.items.map(({ remoteId }) => remoteId))
    expect(second.items[0]?.remoteId).not.toBe(first.items[0]?.remoteId)
  })

  it('gives listings with their variants, and leaves out what is gone', async () => {
    const { gallery } = run.harness.listings
    const variantCount = run.parts.variants ? 2 : 0
    const [listing, ...others] = await run.connector.getListings([gallery, `${gallery}99999`])
    expect(listing).toMatchObject({ remoteId: gallery, mediaCount: 2, variantCount })
    expect(listing?.variants).toHaveLength(variantCount)
    expect(others).toEqual([])
  })

  it('observes ordered media and the pictures of variants, and leaves out what is gone', async () => {
    const { gallery, empty } = run.harness.listings
    const states = await run.connector.observe([gallery, empty, `${gallery}99999`])
    expect([...states.keys()].sort()).toEqual([gallery, empty].sort())
    const state = states.get(gallery)!
    expect(state.media).toHaveLength(2)
    const shown = state.media.map(({ id }) => id)
    const ofVariants = state.variants.flatMap(({ mediaId }) => mediaId ?? [])
    expect(ofVariants.filter((id) => shown.includes(id))).toHaveLength(run.parts.variants ? 1 : 0)
    expect(states.get(empty)?.media).toEqual([])
  })

  it('counts what it was charged', async () => {
    await run.connector.check()
    await run.observeOne(run.harness.listings.gallery)
    expect(run.connector.spent().calls).toBe(run.harness.requests())
  })
}
