import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anIdToken } from '../../support/shopify-requests.ts'

const shop = 'waiting.myshopify.com'

let shopify: ShopifySandbox
let environment: AppEnvironment
let token: string

/** No worker runs: what is approved stays in the queue. */
beforeAll(async () => {
  const seeds = ['Lamp', 'Mug'].map((title) => ({ title, options: [], variants: [], media: [] }))
  shopify = await aShopifyShop(shop, seeds)
  environment = await prepareAppEnvironment(shopify.url)
  await callApi('/shopify/connect', { method: 'POST', token: anIdToken({ shop }), json: {} })
  const { db } = await import('../../../app/db.server.ts')
  const { workspaceId } = await db.shop.findUniqueOrThrow({ where: { domain: shop } })
  token = await anApiKey(workspaceId)
})

afterAll(async () => {
  await environment.close()
  await shopify.close()
})

interface Export {
  readonly id: string
  readonly waitsFor: readonly { readonly exportId: string; readonly count: number }[]
}

async function call<Answer>(path: string, json?: object): Promise<Answer> {
  return read(await callApi(path, { token, ...(json && { method: 'POST', json }) }))
}

async function read<Answer>(response: Response): Promise<Answer> {
  const text = await response.text()
  expect(response.ok, text).toBe(true)
  return JSON.parse(text) as Answer
}

async function approved(handles: readonly string[]): Promise<Export> {
  const body = new Blob([Uint8Array.from(await aPicture({ widthPx: 900, heightPx: 900, seed: handles.length }))])
  const imported = await callApi(`/assets?fileName=${handles[0]}.jpg`, { method: 'POST', token, body })
  const { asset } = await read<{ asset: { id: string } }>(imported)
  const products = handles.map((handle) => ({ product: { handle }, pictures: [{ assetId: asset.id, role: 'hero' }] }))
  const { plan } = await call<{ plan: { id: string } }>('/shopify/bulk-upload', { products })
  return call<Export>(`/plans/${plan.id}/approve`, { overlap: 'queue' })
}

it('an export tells which one it waits for, and goes on without those products where it is told to', async () => {
  const first = await approved(['lamp'])
  expect(first.waitsFor).toEqual([])
  const second = await approved(['lamp', 'mug'])
  expect(second.waitsFor).toMatchObject([
    { exportId: first.id, state: 'queued', count: 1, products: [{ title: 'Lamp' }] },
  ])
  const leaveOut = () => call<{ leftOut: number }>(`/exports/${second.id}/leave-out-waiting`, {})
  expect(await leaveOut()).toMatchObject({
    leftOut: 1,
    export: { id: second.id, waitsFor: [], totals: { selected: 2, skipped: 1, open: 1 } },
  })
  expect(await leaveOut()).toMatchObject({ leftOut: 0 })
  const { items } = await call<{ items: { problem: { code: string } | null }[] }>(`/exports/${second.id}/items`)
  expect(items.map(({ problem }) => problem?.code)).toEqual(['left_out', undefined])
})
