import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import type { ShopSeed } from '../../sandbox/shopify/seed.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import { apiKey, apiSecret } from './app-environment.ts'

/** A Shopify stand-in with one shop, installed and with the products given. */
export async function aShopifyShop(domain: string, products: ShopSeed['products'] = []): Promise<ShopifySandbox> {
  const sandbox = await startShopifySandbox({ apiKey, apiSecret })
  await seedShop(sandbox.world, { shop: anIdentity(domain), products })
  return sandbox
}

export function anIdentity(domain: string): ShopSeed['shop'] {
  const place = { ianaTimezone: 'Europe/Berlin', currencyCode: 'EUR', primaryLocale: 'en' }
  return { domain, name: domain, plan: 'standard', ...place }
}

/** How often Shopify was asked for tokens. */
export function tokenCalls(sandbox: ShopifySandbox): number {
  return sandbox.world.requests.since(0).filter(({ kind }) => kind === 'token').length
}
