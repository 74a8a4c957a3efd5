import type { ConnectorDeps } from '../../core/channel/connector.ts'
import { Pacer } from './pacer.ts'

/** What was learned of a shop's rate limit: its bucket, and what each operation asks for and is charged. By operation. */
export class ShopPace {
  readonly pacer: Pacer
  /** `requestedQueryCost` of the last answer. */
  readonly costs = new Map<string, number>()
  /** `actualQueryCost`: half of the last answer, half of those before. */
  readonly charges = new Map<string, number>()
  /** How many ids fit into one call; only where Shopify found more too dear. */
  readonly idsPerCall = new Map<string, number>()

  constructor(deps: Pick<ConnectorDeps, 'now' | 'sleep'>) {
    this.pacer = new Pacer(deps)
  }
}

/** All openings of a shop in one process spend from one bucket, so they share what is known of it. */
export function paceOf(deps: Pick<ConnectorDeps, 'now' | 'sleep' | 'memory'>): ShopPace {
  const kept = deps.memory?.get(ShopPace)
  if (kept instanceof ShopPace) return kept
  const pace = new ShopPace(deps)
  deps.memory?.set(ShopPace, pace)
  return pace
}
