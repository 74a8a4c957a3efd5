import type { AmazonRequest, Reply } from '../http/exchange.ts'
import { gatewayPage } from '../http/gateway-page.ts'
import type { World } from '../state/world.ts'

export async function serveImage(_world: World, _request: AmazonRequest): Promise<Reply> {
  return gatewayPage(404)
}
