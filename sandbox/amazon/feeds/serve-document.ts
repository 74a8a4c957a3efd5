import { schemaAt } from '../definitions/definitions.ts'
import { json, type AmazonRequest, type Reply } from '../http/exchange.ts'
import { gatewayPage } from '../http/gateway-page.ts'
import type { World } from '../state/world.ts'

/** Schemas of product types, feeds and reports, by their links. */
export function serveDocument(world: World, request: AmazonRequest): Reply {
  const schema = schemaAt(world.productTypes, request.path)
  return schema ? json(200, schema) : gatewayPage(404)
}
