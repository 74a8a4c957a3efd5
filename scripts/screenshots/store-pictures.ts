import { DEMO_SHOP } from '../../sandbox/seed/shops.ts'
import type { AdminPage } from '../../tests/support/admin-page.ts'
import type { MediaportApi } from '../demo/api.ts'
import { connectStores } from '../demo/connect-stores.ts'
import type { EmbeddedApp } from '../demo/embedded-app.ts'
import { matchProducts } from '../demo/match-products.ts'
import type { RunningProduct } from '../product/start-product.ts'

interface StoreWalk {
  readonly product: RunningProduct
  readonly app: EmbeddedApp
  readonly api: MediaportApi
  readonly admin: AdminPage
  readonly shoot: (name: string) => Promise<void>
}

/** Connects the stores, matches their products, and writes a picture of each page on the way. */
export async function walkStores({ product, app, api, admin, shoot }: StoreWalk): Promise<void> {
  await admin.openApp('/app/connections/woocommerce/new')
  await admin.app.getByLabel('Address of your store').fill(product.storeUrls.northwind)
  await admin.app.getByRole('button', { name: 'Find store' }).click()
  await admin.app.getByRole('button', { name: 'Change address' }).waitFor()
  await shoot('store-connect')

  const [northwind, outlet] = await connectStores(product, api)
  if (!northwind || !outlet) throw new Error(`${DEMO_SHOP.name} has no stores beside it`)
  await admin.openApp(`/app/connections/${northwind.connectionId}`)
  await shoot('store')
  await admin.app.getByLabel('Upload videos to the media library').check({ force: true })
  await admin.app.getByLabel('Also show them in product descriptions').check({ force: true })
  await admin.app.getByText('Videos for this store').scrollIntoViewIfNeeded()
  await shoot('store-videos')

  const page = `/app/connections/${northwind.connectionId}/products`
  await admin.openApp(page)
  await admin.app.getByRole('button', { name: 'Compare SKUs' }).click()
  await admin.app.getByRole('button', { name: 'Compare again' }).waitFor()
  await shoot('store-matching')
  await matchProducts(app, northwind)
  await admin.openApp(`${page}?view=unlinked`)
  await admin.app
    .getByRole('link', { name: /^Choose product: / })
    .first()
    .click()
  await admin.app.getByLabel(/^Search products in/).waitFor()
  await shoot('store-link')
}
