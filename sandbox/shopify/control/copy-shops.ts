import { CostBucket, PLAN_BUCKETS } from '../graphql/bucket.ts'
import { StagedTargets } from '../staged/target.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'

/**
 * Puts the shops of one world into another that is empty: ids and tokens stay, so that an app that knows the first can go on
 * with the second. Uploads under way and bulk operations are left out; the bucket is full. Both worlds must share their
 * contents, and the second one's clock must not be behind the first's.
 */
export function copyShops(from: World, to: World): void {
  to.ids.continueFrom(from.ids)
  for (const [domain, shop] of from.shops) to.shops.set(domain, copyShop(shop, to))
}

function copyShop(shop: Shop, { clock }: World): Shop {
  const { id, identity, installed, products, variants, files, filesByName, jobs, operations, ledger } = shop
  return {
    // One clone of all of them keeps what is the same record in two maps the same record.
    ...structuredClone({ id, identity, installed, products, variants, files, filesByName, jobs, operations, ledger }),
    tokens: shop.tokens.copy(clock),
    bucket: new CostBucket(PLAN_BUCKETS[identity.plan], clock),
    bulkOperations: new Map(),
    stagedTargets: new StagedTargets(),
  }
}
