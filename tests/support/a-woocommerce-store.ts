import { createApplicationPassword } from '../../sandbox/woocommerce/auth/application-passwords.ts'
import type { StoreProductSeed } from '../../sandbox/woocommerce/seed.ts'
import { startWooCommerceSandbox, type SiteOptions, type WooCommerceSandbox } from '../../sandbox/woocommerce/server.ts'
import { seedSite } from '../../sandbox/woocommerce/state/seed-site.ts'
import type { Site } from '../../sandbox/woocommerce/state/site.ts'

export interface RunningStore {
  readonly sandbox: WooCommerceSandbox
  readonly site: Site
  readonly url: string
  /** Connects the store to a workspace as its administrator would; answers the connection's id. */
  connect(workspaceId: string): Promise<string>
  /** A new password for a connection whose former one the store no longer takes. */
  reconnect(connectionId: string): Promise<void>
  close(): Promise<void>
}

/** A WooCommerce store of its own; application passwords work there over plain http. */
export async function aWooCommerceStore(
  products: readonly StoreProductSeed[],
  options: Partial<SiteOptions> = {},
): Promise<RunningStore> {
  const title = options.title ?? 'Northwind'
  const settings = { environmentType: 'local' as const, ...options.settings }
  const sandbox = await startWooCommerceSandbox({ sites: [{ key: 'store', ...options, title, settings }] })
  const { site, url } = sandbox.sites.store!
  await seedSite(sandbox.world, site, { products: [...products] })
  return {
    ...{ sandbox, site, url },
    connect: (workspaceId) => connect(workspaceId, site, url),
    reconnect: (connectionId) => givePassword(connectionId, site, url),
    close: () => sandbox.close(),
  }
}

async function connect(workspaceId: string, site: Site, siteUrl: string): Promise<string> {
  const { db } = await import('../../app/db.server.ts')
  const { id } = await db.connection.create({
    data: { workspaceId, channel: 'woocommerce', accountKey: siteUrl, label: site.title },
  })
  await givePassword(id, site, siteUrl)
  return id
}

async function givePassword(connectionId: string, site: Site, siteUrl: string): Promise<void> {
  const { db } = await import('../../app/db.server.ts')
  const { sealCredentials } = await import('../../app/connections/credentials.server.ts')
  const { password } = createApplicationPassword(site, { userId: 1, name: 'Mediaport' }, Date.now())
  const auth = { kind: 'application_password', username: 'admin', password }
  const credentialsSealed = sealCredentials(connectionId, { siteUrl, apiRoot: `${siteUrl}/wp-json/`, auth })
  await db.connection.update({
    where: { id: connectionId },
    data: { credentialsSealed, status: 'active', statusReason: null },
  })
}

/** A product without variations. */
export function aSimpleProduct(name: string, sku: string): StoreProductSeed {
  return { name, sku, price: '9.00', attributes: [], variations: [], images: [] }
}

/** A product with one variation for each colour; SKUs by colour. */
export function aColourProduct(name: string, skus: Readonly<Record<string, string>>, sku = ''): StoreProductSeed {
  return {
    ...{ name, sku, price: '9.00', images: [] },
    attributes: [{ name: 'Color', options: Object.keys(skus) }],
    variations: Object.entries(skus).map(([Color, each]) => ({ sku: each, price: '9.00', options: { Color } })),
  }
}
