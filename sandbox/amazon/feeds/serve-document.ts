import type { AmazonRequest, Reply } from '../http/exchange.ts'
import { gatewayPage } from '../http/gateway-page.ts'
import type { World } from '../state/world.ts'

export function serveDocument(_world: World, _request: AmazonRequest): Reply {
  return gatewayPage(404)
}
