import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aMug } from '../../support/an-amazon-seller.ts'
import { anAmazonScene, type AmazonScene } from './amazon-scene.ts'

const second = 1000
const hour = 60 * 60 * second

const skus = ['GOOD', 'LOST', 'HIDDEN', 'REFUSED', 'STUCK', 'UNKNOWN'] as const
const mugs = skus.map((sku) => aMug(sku))

let scene: AmazonScene
let runId: string
let acceptedAt: number
let now: () => number
const signal = new AbortController().signal

beforeAll(async () => {
  scene = await anAmazonScene(mugs)
  const { faults } = scene.sandbox.world
  faults.add({ place: 'image', name: 'LOST', effect: { kind: 'other-seller-wins' } })
  faults.add({ place: 'image', name: 'HIDDEN', effect: { kind: 'suppress', message: 'Text on main image' } })
  const tooSmall = { code: '20013', message: 'The image is too small.' }
  faults.add({ place: 'image', name: 'REFUSED', effect: { kind: 'reject-image', ...tooSmall } })
  faults.add({ place: 'image', name: 'STUCK', effect: { kind: 'image-stuck' } })
  runId = await scene.carryOut(await scene.plan(skus, [{ assetId: await scene.asset(1), role: 'hero' }]))
  expect(new Set(Object.values(await scene.ends(runId)))).toEqual(new Set(['done']))
  await settled()
  const { systemClock } = await import('../../../app/lib/clock.ts')
  acceptedAt = (await scene.db.publication.findFirstOrThrow()).acceptedAt.getTime()
  now = () => acceptedAt
  vi.spyOn(systemClock, 'now').mockImplementation(() => now())
})

afterAll(async () => {
  vi.restoreAllMocks()
  await scene.close()
})

const reached = (look: () => void) => vi.waitFor(look, { timeout: 20_000 })

/** Amazon has made of the pictures what it will. */
async function settled(): Promise<void> {
  const outcomes = () => Object.fromEntries(scene.seller.ledger.map(({ sku, outcome }) => [sku, outcome]))
  await reached(() =>
    expect(outcomes()).toEqual({
      ...{ GOOD: 'live', LOST: 'not-shown', HIDDEN: 'live', REFUSED: 'rejected', STUCK: 'waiting', UNKNOWN: 'live' },
    }),
  )
  await reached(() => expect(scene.seller.listings.get('HIDDEN')?.issues).toHaveLength(1))
  const asinOf = (at: number) => mugs[at]!.asin
  await scene.act({
    ...{ action: 'other-seller-wins', asin: asinOf(1), marketplaceId: scene.marketplaceId, variant: 'MAIN' },
  })
  scene.sandbox.world.catalogue.delete(asinOf(5))
}

/** The moment comes, and the job with it. */
async function lookAt(afterMs: number): Promise<void> {
  now = () => acceptedAt + afterMs
  const { followPublications } = await import('../../../app/pipeline/publication/follow-publications.server.ts')
  await followPublications({}, signal)
}

async function publications() {
  const rows = await scene.db.publication.findMany({
    include: { item: { select: { listing: { select: { remoteId: true } } } } },
  })
  return new Map(rows.map(({ item, ...row }) => [item.listing.remoteId, row]))
}

async function states(): Promise<Record<string, string>> {
  return Object.fromEntries([...(await publications())].map(([sku, { state }]) => [sku, state]))
}

const followed = async () =>
  [...(await publications())]
    .filter(([, row]) => row.nextCheckAt)
    .map(([sku]) => sku)
    .sort()

describe('what becomes of an accepted export', () => {
  it('is not asked before there is anything to see', async () => {
    await lookAt(10 * second)
    expect(await states()).toEqual(Object.fromEntries(skus.map((sku) => [sku, 'accepted'])))
    expect([...(await publications()).values()].map(({ checks }) => checks)).toEqual(skus.map(() => 0))
  })

  it('is looked at once, however many workers come at the same time, and who follows the export is told', async () => {
    const listener = new Client({ connectionString: scene.environment.databaseUrl })
    await listener.connect()
    await listener.query('LISTEN export_progress')
    const told = new Promise((resolve) => listener.once('notification', ({ payload }) => resolve(payload)))
    await Promise.all([lookAt(16 * second), lookAt(16 * second), lookAt(16 * second)])
    expect(await told).toBe(runId)
    await listener.end()
    expect([...(await publications()).values()].map(({ checks }) => checks)).toEqual(skus.map(() => 1))
  })

  it('is live where shoppers see our picture, and then nobody asks any more', async () => {
    const good = (await publications()).get('GOOD')
    expect(good).toMatchObject({ state: 'live', nextCheckAt: null, issues: [] })
    expect(good?.pictures).toMatchObject([{ slot: 'MAIN', shown: 'ours' }])
    expect(good?.distance).toBeLessThanOrEqual(10)
  })

  it('is told at once where the listing is hidden or the picture refused, with Amazon’s reason', async () => {
    expect(await states()).toMatchObject({ HIDDEN: 'suppressed', REFUSED: 'rejected' })
    const { toPublicationView } = await import('../../../app/queries/publications.server.ts')
    const rows = await publications()
    const hidden = toPublicationView(rows.get('HIDDEN')!)
    expect(hidden.issues).toMatchObject([{ slot: 'MAIN', effect: 'listing_hidden', message: 'Text on main image' }])
    const refused = toPublicationView(rows.get('REFUSED')!)
    expect(refused.issues).toMatchObject([{ code: '20013', slot: 'MAIN', ours: true }])
    expect(await states()).toMatchObject({ LOST: 'accepted', STUCK: 'accepted', UNKNOWN: 'accepted' })
  })

  it('is live again once what hid the listing is lifted', async () => {
    await scene.act({ action: 'lift', sku: 'HIDDEN', marketplaceId: scene.marketplaceId })
    await lookAt(46 * second)
    expect((await publications()).get('HIDDEN')).toMatchObject({ state: 'live', nextCheckAt: null, issues: [] })
  })

  it('is asked ever more seldom, and that another’s picture is shown only once ours is late', async () => {
    const gaps: number[] = []
    for (let at = 46 * second; at < 24 * hour;) {
      const next = (await publications()).get('LOST')?.nextCheckAt?.getTime() ?? 0
      gaps.push(next - acceptedAt - at)
      at = next - acceptedAt
      await lookAt(at)
      if (at < 24 * hour) expect(await states()).toMatchObject({ LOST: 'accepted', STUCK: 'accepted' })
    }
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b))
    expect(gaps).toHaveLength(10)
    const lost = (await publications()).get('LOST')
    expect(lost).toMatchObject({ state: 'not_shown', pictures: [{ slot: 'MAIN', shown: 'another' }] })
    expect(lost?.distance).not.toBeNull()
    expect(await states()).toMatchObject({ STUCK: 'not_shown', UNKNOWN: 'accepted', REFUSED: 'rejected' })
  })

  it('is live where the other seller’s picture makes room later', async () => {
    const [marketplaceId, asin] = [scene.marketplaceId, mugs[1]!.asin]
    const { images } = scene.sandbox.world.catalogue.get(mugs[0]!.asin)!
    await scene.act({ action: 'other-seller-loses', asin, marketplaceId, variant: 'MAIN' })
    scene.sandbox.world.catalogue.get(asin)!.images = structuredClone(images)
    await lookAt(36 * hour)
    expect(await states()).toMatchObject({ LOST: 'live', STUCK: 'not_shown' })
    expect(await followed()).toEqual(['REFUSED', 'STUCK', 'UNKNOWN'])
  })

  it('ends after two days, and says what it does not know', async () => {
    await lookAt(48 * hour)
    expect(await followed()).toEqual([])
    expect(await states()).toMatchObject({ REFUSED: 'rejected', STUCK: 'not_shown', UNKNOWN: 'unknown' })
    const calls = scene.sandbox.world.requests.since(0).length
    await lookAt(72 * hour)
    expect(scene.sandbox.world.requests.since(0)).toHaveLength(calls)
  })

  it('is not known either where nobody may ask for two days', async () => {
    now = () => Date.now()
    const again = await scene.carryOut(await scene.plan(['GOOD'], [{ assetId: await scene.asset(2), role: 'hero' }]))
    acceptedAt = (
      await scene.db.publication.findFirstOrThrow({ where: { item: { runId: again } } })
    ).acceptedAt.getTime()
    const { faults } = scene.sandbox.world
    const denied = { code: 'Unauthorized', message: 'Access to requested resource is denied.' }
    faults.add({ place: 'api', count: 1000, effect: { kind: 'error', status: 403, ...denied } })
    await lookAt(16 * second)
    const row = () => scene.db.publication.findFirstOrThrow({ where: { item: { runId: again } } })
    expect(await row()).toMatchObject({ state: 'accepted', nextCheckAt: new Date(acceptedAt + 45 * second) })
    await lookAt(48 * hour)
    expect(await row()).toMatchObject({ state: 'unknown', nextCheckAt: null })
    faults.clear()
  })

  it('is told of the last export of a listing, and of what that one took out', async () => {
    now = () => Date.now()
    const [hero, detail] = [await scene.asset(3), await scene.asset(4)]
    const main = { assetId: hero, role: 'hero' } as const
    const both = await scene.carryOut(await scene.plan(['GOOD'], [main, { assetId: detail, role: 'angle' }]))
    const { images, won } = scene.sandbox.world.catalogue.get(mugs[0]!.asin)!
    await reached(() => expect(images.flatMap((row) => row.images.map(({ variant }) => variant))).toContain('PT01'))
    // Somebody else contributed it, too.
    won.add(`${scene.marketplaceId} PT01`)
    const less = await scene.carryOut(await scene.plan(['GOOD'], [main], 'replace-ours'))
    const row = (ofRun: string) => scene.db.publication.findFirstOrThrow({ where: { item: { runId: ofRun } } })
    expect(await row(both)).toMatchObject({ state: 'superseded', nextCheckAt: null })
    acceptedAt = (await row(less)).acceptedAt.getTime()
    await lookAt(16 * second)
    expect(await row(less)).toMatchObject({ state: 'accepted' })
    await lookAt(24 * hour)
    const told = { state: 'not_shown', pictures: [{ shown: 'ours' }, { slot: 'PT01', shown: 'still' }] }
    expect(await row(less)).toMatchObject(told)
    won.clear()
    for (const shown of images) shown.images = shown.images.filter(({ variant }) => variant !== 'PT01')
    await lookAt(36 * hour)
    expect(await row(less)).toMatchObject({ state: 'live', pictures: [{ slot: 'MAIN' }] })
  })
})
