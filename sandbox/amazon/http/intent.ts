import { CONTROL_PREFIX } from '../control/router.ts'
import type { FaultPlace } from '../control/faults.ts'
import { matchOperation, type MatchedOperation } from '../model/operations.ts'
import { grantTypeOf } from '../auth/token-request.ts'
import type { AmazonRequest } from './exchange.ts'
import { placeOf } from './hosts.ts'

/** What a request is, before anything is done: its place and names for faults and log. */
export interface Intent {
  place: FaultPlace | 'control' | 'nowhere'
  /** The first one names it in the log. */
  names: string[]
  /** What is asked of the Selling Partner API; null for another place, and for a path that it does not have. */
  matched: MatchedOperation | null
}

export function intentOf(request: AmazonRequest): Intent {
  const { path, method, host } = request
  if (path.startsWith(CONTROL_PREFIX)) return { place: 'control', names: [path], matched: null }
  const place = placeOf(host) ?? 'nowhere'
  if (place === 'token') return { place, names: [grantTypeOf(request), path], matched: null }
  const matched = place === 'api' ? matchOperation(method, path) : null
  return { place, names: [...(matched ? [matched.operation.id, ...Object.values(matched.path)] : []), path], matched }
}
