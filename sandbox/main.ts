/**
 * The sandbox process: the Shopify stand-in with two shops, the admin shell, two WooCommerce stores, and Amazon with its
 * sellers. It tells the process that started it where it listens and when it is filled, and ends with it. Ports of 0 mean
 * any free one.
 */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SandboxMessage } from './addresses.ts'
import { startAmazonSandbox } from './amazon/server.ts'
import { seedSeller } from './amazon/state/seed-seller.ts'
import { buildSellerSeeds, SELLER_CENTRAL_SITES } from './seed/sellers.ts'
import { buildShopSeeds } from './seed/shops.ts'
import { buildStoreSeeds, NORTHWIND, OUTLET } from './seed/stores.ts'
import { startShell } from './shell/server.ts'
import type { ShopSeed } from './shopify/seed.ts'
import { startShopifySandbox } from './shopify/server.ts'
import { seedShop } from './shopify/state/seeding.ts'
import { startWooCommerceSandbox, type RunningSite } from './woocommerce/server.ts'
import { seedSite } from './woocommerce/state/seed-site.ts'

const port = z.coerce.number().int().min(0).max(65_535).default(0)
const env = z
  .object({
    SHOPIFY_API_KEY: z.string().min(1),
    SHOPIFY_API_SECRET: z.string().min(1),
    SHOPIFY_APP_URL: z.url(),
    SANDBOX_SHOPIFY_PORT: port,
    SANDBOX_SHELL_PORT: port,
    SANDBOX_NORTHWIND_PORT: port,
    SANDBOX_OUTLET_PORT: port,
    SANDBOX_AMAZON_PORT: port,
    AMAZON_CLIENT_ID: z.string().default('amzn1.application-oa2-client.sandbox'),
    AMAZON_CLIENT_SECRET: z.string().default('sandbox'),
    AMAZON_APPLICATION_ID: z.string().default('amzn1.sellerapps.app.sandbox'),
    /** Where other platforms' servers reach the app; the stores' DNS leads it to SHOPIFY_APP_URL. */
    PUBLIC_URL: z.url().default('https://mediaport.sandbox'),
    /** JSON file with shops to open instead of the two that the sandbox has by itself. */
    SANDBOX_SEED_FILE: z.string().optional(),
  })
  .parse(process.env)

const app = {
  name: 'Mediaport',
  handle: 'mediaport',
  url: env.SHOPIFY_APP_URL,
  apiKey: env.SHOPIFY_API_KEY,
  apiSecret: env.SHOPIFY_API_SECRET,
}
const shopify = await startShopifySandbox({
  port: env.SANDBOX_SHOPIFY_PORT,
  apiKey: app.apiKey,
  apiSecret: app.apiSecret,
  appUrl: app.url,
})
const stores = await startWooCommerceSandbox({
  sites: [
    { ...NORTHWIND, port: env.SANDBOX_NORTHWIND_PORT },
    { ...OUTLET, port: env.SANDBOX_OUTLET_PORT },
  ],
  hosts: { [new URL(env.PUBLIC_URL).hostname]: app.url },
})
const amazon = await startAmazonSandbox({
  port: env.SANDBOX_AMAZON_PORT,
  application: {
    name: app.name,
    clientId: env.AMAZON_CLIENT_ID,
    clientSecret: env.AMAZON_CLIENT_SECRET,
    applicationId: env.AMAZON_APPLICATION_ID,
    redirectUris: [`${app.url}/connect/amazon/return`],
    loginUri: `${app.url}/connect/amazon/login`,
  },
  hosts: { [new URL(env.PUBLIC_URL).hostname]: app.url },
})
const northwind = siteOf('northwind')
const outlet = siteOf('outlet')
const shell = await startShell({
  ...{ port: env.SANDBOX_SHELL_PORT, world: shopify.world, app },
  stores: [northwind, outlet].map(({ site, url }) => ({ name: site.title, url })),
  sellerCentral: SELLER_CENTRAL_SITES.map(({ name, site }) => ({ name, url: `${amazon.url}/__host/${site}` })),
})

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(signal, () => void stop())
const storeUrls = { northwind: northwind.url, outlet: outlet.url }
tell({
  type: 'listening',
  addresses: { shopifyUrl: shopify.url, shellUrl: shell.url, storeUrls, amazonUrl: amazon.url },
})
for (const seed of await readSeeds()) await seedShop(shopify.world, seed)
const storeSeeds = await buildStoreSeeds()
await seedSite(stores.world, northwind.site, storeSeeds.northwind)
await seedSite(stores.world, outlet.site, storeSeeds.outlet)
for (const seed of await buildSellerSeeds()) await seedSeller(amazon.world, seed)
tell({ type: 'seeded' })

async function readSeeds(): Promise<ShopSeed[]> {
  if (!env.SANDBOX_SEED_FILE) return buildShopSeeds()
  return JSON.parse(await readFile(env.SANDBOX_SEED_FILE, 'utf8')) as ShopSeed[]
}

function siteOf(key: string): RunningSite {
  const running = stores.sites[key]
  if (!running) throw new Error(`No site ${key}`)
  return running
}

function tell(message: SandboxMessage): void {
  process.send?.(message)
}

async function stop(): Promise<void> {
  await Promise.all([shell.close(), shopify.close(), stores.close(), amazon.close()])
  process.exit()
}
