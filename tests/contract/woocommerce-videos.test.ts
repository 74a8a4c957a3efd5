import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import type { VideoChoice } from '../../app/core/channel/video-choice.ts'
import { isUnchanged } from '../../app/core/export/listing-change.ts'
import type { PlannableAsset } from '../../app/core/export/plan-input.ts'
import { planUndo } from '../../app/core/export/plan-undo.ts'
import { planListing } from '../../app/core/export/plan.ts'
import { verify } from '../../app/core/export/verify.ts'
import { ok } from '../../app/core/result.ts'
import type { FaultSpec } from '../../sandbox/woocommerce/control/faults.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import { emptyData } from '../../sandbox/woocommerce/state/open-site.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import { keysFor, openWooCommerce, passwordFor } from '../support/open-woocommerce.ts'
import { driveExport } from './drive-export.ts'
import { anEntry, asLedger } from './mapped-pictures.ts'

const written = '<p>A mug.</p>\n<p>It holds &amp; holds.</p>\n'
const bytes = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1'), Buffer.alloc(300_000, 7)])
const video: PlannableAsset = {
  ...{ id: 'asset-1', altText: 'Turns', rendition: ok({ key: 'turn', fileName: 'mug-turn-a1b2.mp4', spec: null }) },
  video: { byteSize: bytes.length, durationMs: 4000, widthPx: 640, heightPx: 360, mimeType: 'video/mp4' },
}

let sandbox: WooCommerceSandbox
let productId: string
const store = () => sandbox.sites.store!
const product = () => store().site.data.products.get(Number(productId))!
const write = (description: string) => store().site.data.products.set(Number(productId), { ...product(), description })
const open = (videos: VideoChoice) =>
  openWooCommerce(store(), passwordFor(store()), { settings: { videos }, facts: { uploadLimitBytes: 1_000_000 } })
const strike = (fault: FaultSpec) => sandbox.world.faults.add(fault)
const stateOf = async (connector: Connector) => (await connector.observe([productId])).get(productId)!
const uploads = () => [...store().site.data.attachments.values()]
const operations = () => sandbox.world.requests.since(0).map(({ operation }) => operation)

beforeAll(async () => {
  sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Northwind', settings: { environmentType: 'local' } }],
  })
})
beforeEach(async () => {
  store().site.data = emptyData()
  const mug = { name: 'Mug', sku: 'MUG', price: '9.00', attributes: [], variations: [], images: [] }
  await seedSite(sandbox.world, store().site, { products: [{ ...mug, description: written }] })
  productId = String([...store().site.data.products.keys()][0])
  sandbox.world.faults.clear()
  sandbox.world.requests.clear()
})
afterAll(() => sandbox.close())

async function plan(
  connector: Connector,
  known = new Map<string, string>(),
  entries = [anEntry(1, { role: 'video' })],
) {
  const listing = await stateOf(connector)
  const { images, videos, videosLeftOut, capabilities } = connector
  const planned = planListing({
    ...{ ...capabilities, listing, entries, variants: [], assets: new Map([['asset-1', video]]) },
    ...{ images, videos, videosLeftOut, ledger: asLedger(known), placed: new Set(known.values()) },
  })
  return { listing, ...planned }
}

const drive = (
  connector: Connector,
  item: { change: Awaited<ReturnType<typeof plan>>['change']; listing: ListingState },
  known = new Map<string, string>(),
) => driveExport(connector, [item], new Map([['turn', bytes]]), known)

async function exported(connector: Connector) {
  const item = await plan(connector)
  const driven = await drive(connector, item)
  return { ...item, ...driven, after: await stateOf(connector) }
}

describe('a video of a store', () => {
  it('is left out unless its settings say otherwise, and with keys whatever they say', async () => {
    const byDefault = openWooCommerce(store(), passwordFor(store()), { settings: {}, facts: {} })
    expect((await plan(byDefault)).issues.map(({ code }) => code)).toEqual(['video_left_out'])
    const settings = { videos: 'description' }
    const byKeys = openWooCommerce(store(), keysFor(store()), { settings, facts: {} })
    expect((await plan(byKeys)).issues.map(({ code }) => code)).toEqual(['video_needs_access'])
  })

  it('is uploaded once, whole, and shown by nothing', async () => {
    const connector = open('library')
    const { change, files, after } = await exported(connector)
    expect(verify(change, after, files)).toEqual([])
    expect(product().description).toBe(written)
    expect(uploads()).toMatchObject([{ mimeType: 'video/mp4', bytes: bytes.length, slug: 'mug-turn-a1b2' }])
    expect(isUnchanged((await plan(connector, files)).change)).toBe(true)
  })

  it('larger than the store takes is named in the plan', async () => {
    const small = openWooCommerce(store(), passwordFor(store()), {
      settings: { videos: 'library' },
      facts: { uploadLimitBytes: 1000 },
    })
    expect((await plan(small)).issues.map(({ code }) => code)).toEqual(['video_too_large'])
  })

  it('is found again when the answer of its upload is lost', async () => {
    strike({ place: 'rest', name: 'media.upload', effect: { kind: 'drop-after' } })
    const { change, files, after } = await exported(open('description'))
    expect(verify(change, after, files)).toEqual([])
    expect(uploads()).toHaveLength(1)
  })
})

describe('a video in a description', () => {
  it('stands behind the text, which stays as it is', async () => {
    const { change, files, after } = await exported(open('description'))
    expect(verify(change, after, files)).toEqual([])
    const file = uploads()[0]!.file
    expect(product().description).toMatch(
      new RegExp(`^${written}\n\n<figure class="[^"]*mediaport-video-${files.get('turn')}">`),
    )
    expect(product().description).toContain(`/wp-content/uploads/${file}"`)
  })

  it('comes once, however often it is exported', async () => {
    const connector = open('description')
    const { change, listing, files } = await exported(connector)
    const once = product().description
    expect(isUnchanged((await plan(connector, files)).change)).toBe(true)
    sandbox.world.requests.clear()
    await drive(connector, { change, listing }, files)
    expect(product().description).toBe(once)
    expect(operations()).not.toContain('products.update')
  })

  it('comes once when the answer is lost, too', async () => {
    strike({ place: 'rest', name: 'products.update', effect: { kind: 'drop-after' } })
    const { change, files, after } = await exported(open('description'))
    expect(verify(change, after, files)).toEqual([])
    expect(product().description.match(/<video/g)).toHaveLength(1)
  })

  it('overwrites nothing that somebody wrote since the plan', async () => {
    const connector = open('description')
    const item = await plan(connector)
    write('<p>Rewritten.</p>')
    await drive(connector, item)
    expect(product().description).toMatch(/^<p>Rewritten\.<\/p>\n\n<figure/)
  })

  it('is taken back character by character', async () => {
    const connector = open('description')
    const { listing, after } = await exported(connector)
    const { change, conflicts } = planUndo({
      ...{ now: after, exports: [{ before: listing, after }], usable: new Set(), placed: new Set(), apart: true },
    })
    await drive(connector, { change, listing: after })
    expect(conflicts).toEqual([])
    expect(product().description).toBe(written)
  })

  it('is taken back out of a text that somebody edited, which is told before', async () => {
    const connector = open('description')
    const { listing, after } = await exported(connector)
    write(product().description.replace('A mug.', 'A large mug.'))
    const now = await stateOf(connector)
    const { change, conflicts } = planUndo({
      ...{ now, exports: [{ before: listing, after }], usable: new Set(), placed: new Set(), apart: true },
    })
    expect(conflicts).toEqual([{ kind: 'description_since' }])
    await drive(connector, { change, listing: now })
    expect(product().description).toBe(written.replace('A mug.', 'A large mug.'))
  })

  it('is taken back with keys, too', async () => {
    const { listing, after } = await exported(open('description'))
    const { change } = planUndo({
      ...{ now: after, exports: [{ before: listing, after }], usable: new Set(), placed: new Set(), apart: true },
    })
    await drive(openWooCommerce(store(), keysFor(store()), { settings: {}, facts: {} }), { change, listing: after })
    expect(product().description).toBe(written)
  })

  it('does not come where WooCommerce would take something out of the text', async () => {
    const embedded = '<p>Watch</p><iframe src="https://video.example/1"></iframe>'
    write(embedded)
    const connector = open('description')
    const { issues, change } = await plan(connector)
    expect(issues.map(({ code }) => code)).toEqual(['video_only_in_library'])
    expect(change.media).toMatchObject([{ place: 'library' }])
    await exported(connector)
    expect(product().description).toBe(embedded)
  })

  it('does not come either where such a text came after the plan', async () => {
    const connector = open('description')
    const item = await plan(connector)
    write('<style>p { color: red }</style>')
    const { failures } = await drive(connector, item)
    expect(failures).toMatchObject([{ error: { details: { platformCode: 'DESCRIPTION_NOT_KEPT' } } }])
    expect(product().description).toBe('<style>p { color: red }</style>')
  })

  it('is sent anew when its file was deleted meanwhile', async () => {
    const connector = open('description')
    const item = await plan(connector)
    const { files } = await drive(connector, item)
    write(written)
    store().site.data.attachments.delete(Number(files.get('turn')))
    expect((await drive(connector, item, files)).removedFiles).toEqual([files.get('turn')])
  })

  it('keeps its file from being deleted', async () => {
    const connector = open('description')
    const { files } = await exported(connector)
    expect(await connector.deleteUnusedFiles([files.get('turn')!])).toEqual([])
    write(written)
    expect(await connector.deleteUnusedFiles([files.get('turn')!])).toEqual([files.get('turn')])
  })
})
