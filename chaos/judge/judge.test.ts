import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actAsMerchant } from '../../sandbox/shopify/control/merchant.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { recordFile } from '../../sandbox/shopify/state/files.ts'
import type { Product, StoredFile } from '../../sandbox/shopify/state/model.ts'
import { attachToProduct } from '../../sandbox/shopify/state/products.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { shopSeed } from '../scene/shop-seed.ts'
import { shopView } from '../platforms/shop-view.ts'
import { judge as judgeView, type Exceptions } from './judge.ts'
import type { ProductView } from './platform-view.ts'

let folder: string
let sandbox: ShopifySandbox
let shop: Shop
let product: Product
let reference: readonly ProductView[]
let ours: StoredFile

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mediaport-judge-'))
  sandbox = await startShopifySandbox({ apiKey: 'key', apiSecret: 'secret' })
  shop = await seedShop(sandbox.world, await shopSeed(folder))
  product = [...shop.products.values()][0]!
  ours = fileOfApp('a'.repeat(64))
  attachToProduct(sandbox.world, product, ours)
  reference = shopView(shop).products
})

afterEach(async () => {
  await sandbox.close()
  await rm(folder, { recursive: true, force: true })
})

function fileOfApp(sha256: string): StoredFile {
  const origin = { actor: 'app:key', requestId: null }
  const input = { kind: 'MediaImage' as const, alt: 'Ours', filename: 'ours.jpg', originalSource: 'x', origin }
  const content = { sha256, bytes: 1, mimeType: 'image/jpeg', widthPx: 1, heightPx: 1, durationMs: null }
  return Object.assign(recordFile(sandbox.world, shop, input), { status: 'READY' as const, content })
}

const judge = (ledger = [ours.id], exceptions: Exceptions = {}) =>
  judgeView(shopView(shop), reference, ledger, exceptions)

describe('the judge', () => {
  it('finds nothing in a shop that is as it should be', () => {
    expect(judge()).toEqual({ duplicates: 0, lost: 0, orphans: 0, problems: [] })
  })

  it('sees a picture that is lost', () => {
    const [first] = product.media
    actAsMerchant(sandbox.world, shop, { action: 'remove-media', productId: product.id, mediaId: first!.fileId })
    expect(judge()).toMatchObject({ lost: 1, problems: [expect.stringContaining('other media'), expect.anything()] })
  })

  it('sees the same bytes twice, on the product and among the files', () => {
    const again = fileOfApp('a'.repeat(64))
    attachToProduct(sandbox.world, product, again)
    expect(judge([ours.id, again.id])).toMatchObject({ duplicates: 2, orphans: 0 })
  })

  it('sees files that nobody shows or knows, and rows without a file', () => {
    fileOfApp('b'.repeat(64))
    expect(judge([ours.id, 'gid://shopify/MediaImage/1'])).toMatchObject({ orphans: 2 })
  })

  it('allows an archived product its status, and nothing else', () => {
    const { id: productId, title } = product
    actAsMerchant(sandbox.world, shop, { action: 'set-status', productId, status: 'ARCHIVED' })
    const exceptions = { statuses: { [title]: 'ARCHIVED' } }
    expect(judge().problems).toEqual([expect.stringContaining('status')])
    expect(judge([ours.id], exceptions).problems).toEqual([])
    ours.alt = 'Else'
    expect(judge([ours.id], exceptions).problems).toEqual([expect.stringContaining('media')])
  })

  it('sees another order, another alt text and another variant image', () => {
    product.media.reverse()
    ours.alt = 'Else'
    const [red = ''] = product.variantIds
    shop.variants.get(red)!.mediaId = ours.id
    expect(judge().problems).toEqual([expect.stringContaining('media'), expect.stringContaining('variants')])
  })
})
