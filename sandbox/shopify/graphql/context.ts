import type { Shop } from '../state/shop.ts'
import type { Origin } from '../state/model.ts'
import type { World } from '../state/world.ts'

/** What every resolver gets beside its source and arguments. */
export interface RequestContext {
  world: World
  shop: Shop
  origin: Origin
  /** Granted scopes, the implied `read_` ones included. */
  scopes: ReadonlySet<string>
}
