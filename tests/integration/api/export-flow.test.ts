import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProductSeed } from '../../../sandbox/shopify/seed.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'

const colours = ['Red', 'Blue']

const mug: ProductSeed = {
  title: 'Mug',
  options: [{ name: 'Color', values: colours }],
  variants: colours.map((Color) => ({ sku: `MUG-${Color.toUpperCase()}`, price: '12.00', optionValues: { Color } })),
  media: [],
}

const lamp: ProductSeed = { title: 'Lamp', options: [], variants: [], media: [] }

let shopify: ShopifySandbox
let environment: AppEnvironment
let token: string
let worker: Awaited<ReturnType<typeof import('../../../app/pipeline/start-worker.server.ts').startWorker>>

beforeAll(async () => {
  shopify = await aShopifyShop(shop, [mug, lamp])
  environment = await prepareAppEnvironment(shopify.url)
  // The shop's first contact: its id token alone sets it up.
  const connected = await callApi('/shopify/connect', { method: 'POST', token: anIdToken({ shop }), json: {} })
  expect(await connected.json()).toMatchObject({ shop, status: 'active' })
  const { db } = await import('../../../app/db.server.ts')
  const { workspaceId } = await db.shop.findUniqueOrThrow({ where: { domain: shop } })
  token = await anApiKey(workspaceId)
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await environment.close()
  await shopify.close()
})

async function read<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  expect(response.ok, text).toBe(true)
  return JSON.parse(text) as Answer
}

async function importPicture(seed: number): Promise<string> {
  const body = new Blob([Uint8Array.from(await aPicture({ widthPx: 900, heightPx: 900, seed }))])
  const response = await callApi(`/assets?fileName=mug-${seed}.jpg&title=Mug`, { method: 'POST', token, body })
  return (await read<{ asset: { id: string } }>(response)).asset.id
}

interface Prepared {
  plan: { id: string; totals: { upload: number; assignedVariants: number; errors: number } }
  exportId: string | null
}

interface Export {
  id: string
  state: string
  totals: { selected: number; done: number; skipped: number; failed: number }
}

const getExport = async (id: string) => read<Export>(await callApi(`/exports/${id}`, { token }))

describe('the HTTP API', () => {
  it('finds the products of the store', async () => {
    const page = await read<{ items: { title: string }[] }>(await callApi('/shopify/products?query=mug', { token }))
    expect(page.items.map(({ title }) => title)).toEqual(['Mug'])
  })

  it('takes the same bytes in once, in whatever form they come', async () => {
    const bytes = Uint8Array.from(await aPicture({ seed: 1 }))
    const form = new FormData()
    form.set('file', new File([bytes], 'green.jpg', { type: 'image/jpeg' }))
    form.set('metadata', JSON.stringify({ sku: 'MUG-GREEN', tags: ['spring'] }))
    const first = await read<{ asset: { id: string; attributes: object; tags: string[] }; duplicate: boolean }>(
      await callApi('/assets', { method: 'POST', token, body: form }),
    )
    expect(first).toMatchObject({ duplicate: false, asset: { attributes: { sku: 'MUG-GREEN' }, tags: ['spring'] } })
    const again = await callApi('/assets?fileName=other.jpg', { method: 'POST', token, body: bytes })
    expect(await read(again)).toMatchObject({ duplicate: true, asset: { id: first.asset.id } })
  })

  it('plans first, and writes nothing before the approval', async () => {
    const assetId = await importPicture(2)
    const json = { product: { sku: 'MUG-RED' }, pictures: [{ assetId, role: 'hero', target: { sku: 'MUG-RED' } }] }
    const prepared = await read<Prepared>(await callApi('/shopify/upload', { method: 'POST', token, json }))
    expect(prepared).toMatchObject({ exportId: null, plan: { totals: { upload: 1, assignedVariants: 1, errors: 0 } } })
    expect(shopify.world.requests.since(0).filter(({ operation }) => /upload|fileCreate/i.test(operation))).toEqual([])

    const plan = await read<{ items: unknown[] }>(await callApi(`/plans/${prepared.plan.id}`, { token }))
    expect(plan.items).toMatchObject([{ title: 'Mug', pictures: [{ assetId, role: 'hero', action: 'upload' }] }])

    const approve = () => callApi(`/plans/${prepared.plan.id}/approve`, { method: 'POST', token })
    const started = await read<Export>(await approve())
    expect((await read<Export>(await approve())).id).toBe(started.id)
    await expect.poll(async () => (await getExport(started.id)).state, { timeout: 20_000 }).toBe('finished')
    expect(await getExport(started.id)).toMatchObject({ totals: { selected: 1, done: 1, failed: 0 } })
    expect(liveOn('Mug')).toEqual(['MUG-RED'])
  })

  it('exports to many products at once when told to, and reports the results', async () => {
    const [blue, white] = [await importPicture(3), await importPicture(4)]
    const json = {
      approve: true,
      products: [
        { product: { handle: 'mug' }, pictures: [{ assetId: blue, target: { option: 'Color', value: 'Blue' } }] },
        { product: { handle: 'lamp' }, pictures: [{ assetId: white, role: 'hero', placeAltText: 'A white lamp' }] },
      ],
    }
    const { exportId } = await read<Prepared>(await callApi('/shopify/bulk-upload', { method: 'POST', token, json }))
    const id = exportId ?? ''
    await expect.poll(async () => (await getExport(id)).state, { timeout: 20_000 }).toBe('finished')
    const items = await read<{ items: { state: string }[]; total: number }>(
      await callApi(`/exports/${id}/items?limit=1`, { token }),
    )
    expect(items).toMatchObject({ items: [{ state: 'done' }], total: 2, nextCursor: '1' })
    const csv = await (await callApi(`/exports/${id}/results?format=csv`, { token })).text()
    expect(csv).toContain('Lamp')
    const events = await callApi(`/exports/${id}/events`, { token })
    expect(events.headers.get('content-type')).toBe('text/event-stream')
    expect(await events.text()).toContain('"state":"finished"')
  })

  it('lists the exports, newest first', async () => {
    const page = await read<{ items: { title: string }[]; total: number }>(
      await callApi('/exports?filter=finished', { token }),
    )
    expect(page).toMatchObject({
      total: 2,
      items: [
        { selected: 2, done: 2 },
        { title: 'Mug', selected: 1, done: 1 },
      ],
    })
  })

  it('schedules an export, names it where another wants its product, and gives ways out', async () => {
    const assetId = await importPicture(5)
    const json = { product: { handle: 'lamp' }, pictures: [{ assetId }] }
    const prepare = async () =>
      (await read<Prepared>(await callApi('/shopify/upload', { method: 'POST', token, json }))).plan.id
    const approve = (planId: string, options: object) =>
      callApi(`/plans/${planId}/approve`, { method: 'POST', token, json: options })
    const command = (id: string, name: string, body?: object) =>
      callApi(`/exports/${id}/${name}`, { method: 'POST', token, ...(body && { json: body }) })
    const [one, two] = [await prepare(), await prepare()]

    const startAt = new Date(Date.now() + 86_400_000).toISOString()
    const scheduled = await read<Export>(await approve(one, { startAt }))
    expect(scheduled).toMatchObject({ state: 'scheduled', scheduledFor: startAt, failures: [] })
    const refused = await approve(two, {})
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      code: 'exports_overlap',
      detail: expect.stringContaining('is scheduled for “Lamp”') as string,
      overlaps: [
        { exportId: scheduled.id, title: 'Lamp', state: 'scheduled', count: 1, products: [{ title: 'Lamp' }] },
      ],
    })
    expect((await approve(two, { startAt: '2026-11-27T06:00:00' })).status).toBe(422)

    await read(await command(scheduled.id, 'reschedule', { startAt: null }))
    await expect.poll(async () => (await getExport(scheduled.id)).state, { timeout: 20_000 }).toBe('finished')
    expect((await command(scheduled.id, 'reschedule', { startAt })).status).toBe(409)
    for (const name of ['pause', 'resume']) {
      expect(await read(await command(scheduled.id, name))).toMatchObject({ state: 'finished' })
    }
    expect(await read(await command(scheduled.id, 'retry', { reason: 'timeout' }))).toMatchObject({ retried: 0 })
  })

  it('leaves a finished export alone when it is cancelled or retried', async () => {
    const { db } = await import('../../../app/db.server.ts')
    const { id } = await db.exportRun.findFirstOrThrow({ where: { state: 'finished' } })
    const cancelled = await callApi(`/exports/${id}/cancel`, { method: 'POST', token })
    expect(await read(cancelled)).toMatchObject({ state: 'finished' })
    const retried = await callApi(`/exports/${id}/retry`, { method: 'POST', token })
    expect(await read(retried)).toMatchObject({ retried: 0 })
  })
})

/** The variants of a product that show a picture of their own, in the store itself. */
function liveOn(title: string): (string | null)[] {
  const variants = [...(shopify.world.shops.get(shop)?.variants.values() ?? [])]
  const products = shopify.world.shops.get(shop)?.products
  const ofProduct = variants.filter(({ productId }) => products?.get(productId)?.title === title)
  return ofProduct.filter(({ mediaId }) => mediaId !== null).map(({ sku }) => sku)
}
