import { seedSeller } from '../../sandbox/amazon/state/seed-seller.ts'
import { startAmazonSandbox, type AmazonSandbox } from '../../sandbox/amazon/server.ts'
import type { ListingSeed } from '../../sandbox/amazon/seed.ts'
import type { Seller } from '../../sandbox/amazon/state/seller.ts'
import { SpeedClock } from '../../sandbox/clock.ts'
import type { AmazonSettings } from '../../sandbox/amazon/settings.ts'
import { amazonApplication } from './open-amazon.ts'
import type { PictureServer } from './picture-server.ts'

export const germany = 'A1PA6795UKMFR9'
export const france = 'A13V1IB3VIYZZH'

export interface SellerScene {
  readonly sandbox: AmazonSandbox
  /** Starts afresh with these listings, or with those of before. */
  reset(listings?: readonly ListingSeed[]): Promise<Seller>
  seller(): Seller
  /** Lets platform time pass at once. */
  pass(ms: number): Promise<void>
  /** How many times faster than the wall clock; until the next reset. */
  setSpeed(speed: number): void
  /** Requests of the Selling Partner API, since the last reset. */
  calls(operation?: string): string[]
}

/** Amazon with one seller who sells in Germany and France, fifty times as fast as the wall clock. */
export async function aSeller(
  pictures: Pick<PictureServer, 'hosts'>,
  { settings, speed = 50 }: { settings?: Partial<AmazonSettings>; speed?: number } = {},
): Promise<SellerScene> {
  const clock = new SpeedClock(speed)
  const sandbox = await startAmazonSandbox({
    application: amazonApplication,
    hosts: { ...pictures.hosts },
    clock,
    settings,
  })
  const { world } = sandbox
  const sellerId = 'A1NORTHWIND'
  const initial = { ...world.settings }
  let kept: readonly ListingSeed[] = []
  return {
    sandbox,
    async reset(listings = kept) {
      kept = listings
      world.reset()
      Object.assign(world.settings, initial)
      clock.setSpeed(speed)
      return seedSeller(world, {
        ...{ sellerId, name: 'Northwind', region: 'eu', listings: [...listings] },
        marketplaces: [
          { marketplaceId: germany, storeName: 'Northwind DE' },
          { marketplaceId: france, storeName: 'Northwind FR' },
          { marketplaceId: 'APJ6JRA9NG5V4', isParticipating: false },
        ],
      })
    },
    async pass(ms) {
      clock.setSpeed(speed * 1000)
      await new Promise<void>((passed) => clock.schedule(ms, passed))
      clock.setSpeed(speed)
    },
    setSpeed: (wanted) => clock.setSpeed(wanted),
    seller: () => world.sellers.get(sellerId)!,
    calls: (operation) =>
      world.requests
        .since(0)
        .filter((row) => row.kind === 'api' && (operation === undefined || row.operation === operation))
        .map((row) => row.operation),
  }
}

export function aMug(sku: string, overrides: Partial<ListingSeed> = {}): ListingSeed {
  const asin = `B0${sku
    .replaceAll(/[^A-Z0-9]/g, '')
    .padStart(8, '0')
    .slice(-8)}`
  return { sku, asin, title: `Mug ${sku}`, productType: 'DRINKING_CUP', ...overrides }
}
