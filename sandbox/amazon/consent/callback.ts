import type { AmazonRequest, Reply } from '../http/exchange.ts'
import type { World } from '../state/world.ts'
import { refusalOf } from './consent-page.ts'
import { CALLBACK_PATH, toRedirectUri } from './hops.ts'
import { refusalPage } from './layout.ts'

/**
 * `amazon_callback_uri`: the app has signed its user in and sends them back with `amazon_state` and a `state` of its own. Each
 * `amazon_state` works once.
 */
export function callback(world: World, { host, path, query }: AmazonRequest): Reply {
  const amazonState = query.get('amazon_state') ?? ''
  const hop = world.hops.get(amazonState)
  world.hops.delete(amazonState)
  const isOurs = path.slice(CALLBACK_PATH.length) === world.application.applicationId
  if (!isOurs || !hop || hop.site !== host || world.clock.now() > hop.expiresAt)
    return refusalPage(host, 'This authorization has ended. Start again.')
  const refusal = refusalOf(world, query)
  if (refusal) return refusalPage(host, refusal)
  const seller = world.sellers.get(hop.sellerId)
  if (!seller) return refusalPage(host, 'There is no such selling account.')
  const redirectUri = query.get('redirect_uri') ?? hop.redirectUri ?? world.application.redirectUris[0] ?? ''
  return toRedirectUri(world, seller, redirectUri, query.get('state') ?? hop.state)
}
