import { copyShops } from '../../sandbox/shopify/control/copy-shops.ts'
import { startShopifySandbox, type ShopifySandbox } from '../../sandbox/shopify/server.ts'
import { seedShop } from '../../sandbox/shopify/state/seeding.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { shopDomain, shopSeed } from '../scene/shop-seed.ts'
import { shopView } from './shop-view.ts'
import type { Platform, StandIn, StandInOptions } from './stand-in.ts'

export interface ShopifyStandIn extends StandIn {
  readonly sandbox: ShopifySandbox
  readonly shop: Shop
}

export const shopifyPlatform: Platform = {
  // Six products are too few for bulk operations, unless the operator says so.
  otherWays: [{ name: 'in bulk', settings: { BULK_FROM: '1' } }],
  async open(options, folder) {
    const sandbox = await startSandbox(options)
    const shop = await seedShop(sandbox.world, await shopSeed(folder))
    return {
      standIn: standInOf(sandbox, shop),
      script: ['chaos/scene/prepare-export.ts', ...shop.products.keys()],
      copy: (copyOptions) => copyOf(sandbox, copyOptions),
    }
  },
}

/** The stand-in of a case on Shopify, with all that it has beside. */
export function onShopify({ standIn }: { readonly standIn: StandIn }): ShopifyStandIn {
  if (!isShopify(standIn)) throw new Error(`an experiment for Shopify met ${standIn.channel}`)
  return standIn
}

function isShopify(standIn: StandIn): standIn is ShopifyStandIn {
  return standIn.channel === 'shopify'
}

async function copyOf(from: ShopifySandbox, options: StandInOptions): Promise<ShopifyStandIn> {
  const sandbox = await startSandbox(options)
  copyShops(from.world, sandbox.world)
  const shop = sandbox.world.shops.get(shopDomain)
  if (!shop) throw new Error('the copy has no shop')
  return standInOf(sandbox, shop)
}

function startSandbox({ identity: { apiKey, apiSecret }, contents, clock }: StandInOptions): Promise<ShopifySandbox> {
  return startShopifySandbox({ apiKey, apiSecret, contents, clock })
}

function standInOf(sandbox: ShopifySandbox, shop: Shop): ShopifyStandIn {
  const { world, url } = sandbox
  return {
    channel: 'shopify',
    ...{ sandbox, shop, clock: world.clock, environment: { SANDBOX_SHOPIFY_URL: url, SANDBOX_SHELL_URL: url } },
    setGate: (gate) => void (world.gate = gate),
    // Uploads go to addresses that are made up anew each time; the place stands for them.
    kindOf: ({ place, name }) => (place === 'graphql' ? name : place),
    strike: (kind, effect) =>
      kind === 'stagedUpload' || kind === 'image'
        ? world.faults.add({ place: kind, effect })
        : world.faults.add({ place: 'graphql', name: kind, effect }),
    look: () => shopView(shop),
    goAway: () => sandbox.goAway(),
    comeBack: () => sandbox.comeBack(),
    close: () => sandbox.close(),
  }
}
