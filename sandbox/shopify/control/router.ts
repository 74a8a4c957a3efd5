import { ControlError } from '../../control/control-error.ts'
import { controlBody, faultIdIn, faultIn, setSpeed } from '../../control/control-request.ts'
import type { Reply, SandboxRequest } from '../http/exchange.ts'
import { json } from '../http/exchange.ts'
import { mintIdToken } from '../oauth/id-token.ts'
import { legacyId } from '../state/ids.ts'
import type { ShopSeed } from '../seed.ts'
import type { Behaviour } from '../state/behaviour.ts'
import { seedShop } from '../state/seeding.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { FAULT_PLACES } from './faults.ts'
import { actAsMerchant, shopPayload } from './merchant.ts'
import type { MerchantAction } from './merchant.ts'
import { shopState } from './state-view.ts'

export const CONTROL_PREFIX = '/__sandbox/'

type Route = (world: World, request: SandboxRequest) => unknown

/** The control API by method and path; see `sandbox/README.md`. */
const ROUTES: Record<string, Route> = {
  'POST seed': async (world, request) => {
    const shop = await seedShop(world, body<ShopSeed>(request))
    return { id: shop.id, products: shop.products.size, files: shop.files.size }
  },
  'POST reset': (world) => world.reset(),
  'GET shops': (world) => [...world.shops.values()].map((shop) => ({ ...shop.identity, installed: shop.installed })),
  'GET state': (world, request) => shopState(world, shopOf(world, request.query.get('shop'))),
  'GET ledger': (world, request) => [...shopOf(world, request.query.get('shop')).ledger.values()],
  'GET requests': (world, request) => world.requests.since(Number(request.query.get('since') ?? 0)),
  'DELETE requests': (world) => world.requests.clear(),
  'GET faults': (world) => world.faults.list(),
  'POST faults': (world, request) => world.faults.add(faultIn(FAULT_PLACES, request.body)),
  'DELETE faults': (world, request) => world.faults.clear(faultIdIn(request.query)),
  'GET behaviour': (world) => world.behaviour,
  'POST behaviour': (world, request) => Object.assign(world.behaviour, body<Partial<Behaviour>>(request)),
  'POST clock': (world, request) => setSpeed(world.clock, body<{ speed: number }>(request).speed),
  'GET webhooks': (world) => world.webhooks.deliveries,
  'POST webhooks': (world, request) => sendWebhook(world, body<WebhookCommand>(request)),
  'POST id-token': (world, request) => {
    const { shop, sub, expired } = body<{ shop: string; sub?: string; expired?: boolean }>(request)
    const { apiKey, apiSecret } = world.app
    return { token: mintIdToken({ shop, sub, expired, apiKey, apiSecret }) }
  },
  'POST merchant': (world, request) => {
    const command = body<MerchantAction & { shop: string }>(request)
    return actAsMerchant(world, shopOf(world, command.shop), command)
  },
}

export async function handleControl(world: World, request: SandboxRequest): Promise<Reply> {
  const route = ROUTES[`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`]
  if (!route) return json(404, { error: `No control route ${request.method} ${request.path}` })
  try {
    return json(200, (await route(world, request)) ?? {})
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message })
    throw error
  }
}

interface WebhookCommand {
  shop: string
  topic: string
  payload?: Record<string, unknown>
}

function sendWebhook(world: World, { shop: domain, topic, payload }: WebhookCommand): void {
  const shop = shopOf(world, domain)
  world.webhooks.send(shop, topic, payload ?? usualPayload(world, shop, topic))
}

/** What the platform sends with a topic; compliance topics name the shop and, where it is about one, a customer. */
function usualPayload(world: World, shop: Shop, topic: string): Record<string, unknown> {
  const { domain } = shop.identity
  const about = { shop_id: legacyId(shop.id), shop_domain: domain }
  const customer = { id: 191_167, email: 'customer@example.com', phone: null }
  const payloads: Record<string, Record<string, unknown>> = {
    'shop/redact': about,
    'customers/redact': { ...about, customer, orders_to_redact: [] },
    'customers/data_request': { ...about, customer, orders_requested: [], data_request: { id: 9_999 } },
    'app/scopes_update': {
      id: world.app.apiKey,
      previous: [],
      current: world.app.scopes,
      updated_at: new Date(world.clock.now()).toISOString(),
      shop_id: legacyId(shop.id),
    },
  }
  return payloads[topic] ?? shopPayload(shop)
}

function shopOf(world: World, domain: string | null): Shop {
  const shop = domain === null && world.shops.size === 1 ? [...world.shops.values()][0] : world.shops.get(domain ?? '')
  if (!shop) throw new ControlError(404, `No shop ${domain ?? '(name one with ?shop=)'}`)
  return shop
}

const body = <Shape>(request: SandboxRequest) => controlBody<Shape>(request.body)
