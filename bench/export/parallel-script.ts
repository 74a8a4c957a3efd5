import { mapConcurrently } from '../../app/lib/map-concurrently.ts'
import type { ConnectorDeps } from '../../app/core/channel/connector.ts'
import { SpeedClock } from '../../sandbox/clock.ts'
import type { Variant } from '../../sandbox/shopify/state/model.ts'
import { aPicture } from '../../tests/support/a-picture.ts'
import { sandboxDeps } from '../../tests/support/open-shopify.ts'
import { exportOneImage, graphqlCaller } from '../shopify-per-image.ts'
import type { ExportOrder } from './export-figures.ts'
import { openBenchShop } from './open-bench-shop.ts'

/** The script computes next to nothing and waits for points, so its hour passes faster here. */
const clockSpeed = 4
const requestsAtOnce = 8

/**
 * What a developer writes in an afternoon: the sequence of Shopify's media guide for each picture, eight pictures at once, and a
 * throttled request again after a second. Answers the seconds it took, in the platform's time.
 */
export async function measureParallelScript(order: ExportOrder): Promise<number> {
  const { sandbox, shop } = await openBenchShop(order)
  try {
    const { clock } = sandbox.world
    if (clock instanceof SpeedClock) clock.setSpeed(clockSpeed)
    const deps = sandboxDeps(sandbox)
    const { accessToken } = shop.tokens.issue({ expiring: false })
    const graphql = graphqlCaller(shop.identity.domain, accessToken, deps, 1000)
    const bytes = await aPicture({ widthPx: order.sidePx, heightPx: order.sidePx })
    const startedAt = clock.now()
    const variants = [...shop.variants.values()]
    await mapConcurrently(variants, requestsAtOnce, (variant, index) => exportTo(variant, index, bytes, graphql, deps))
    const seconds = (clock.now() - startedAt) / 1000
    if (!variants.every(({ mediaId }) => mediaId !== null)) throw new Error('the script left variants without picture')
    return seconds
  } finally {
    await sandbox.close()
  }
}

function exportTo(
  { id, productId }: Variant,
  index: number,
  bytes: Buffer,
  graphql: ReturnType<typeof graphqlCaller>,
  deps: ConnectorDeps,
): Promise<void> {
  return exportOneImage(graphql, deps, { productId, variantId: id, bytes, name: `picture-${index}` })
}
