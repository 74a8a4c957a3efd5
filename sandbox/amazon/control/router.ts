import { authorize, currentGrant, revoke } from '../auth/grants.ts'
import { ControlError } from '../../control/control-error.ts'
import { controlBody, faultIdIn, faultIn, setSpeed } from '../../control/control-request.ts'
import { json, type AmazonRequest, type Reply } from '../http/exchange.ts'
import type { SellerSeed } from '../seed.ts'
import type { AmazonSettings } from '../settings.ts'
import type { Application } from '../state/model.ts'
import { seedSeller } from '../state/seed-seller.ts'
import type { Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { actOutside, type OutsideAction } from './outside-actions.ts'
import { FAULT_PLACES, type FaultEffect, type FaultPlace } from './faults.ts'
import { sellerState } from './state-view.ts'

export const CONTROL_PREFIX = '/__sandbox/'

type Route = (world: World, request: AmazonRequest) => unknown

/** The control API by method and path; see `sandbox/README.md`. */
const ROUTES: Record<string, Route> = {
  'POST seed': async (world, request) => {
    const seller = await seedSeller(world, body<SellerSeed>(request))
    return { sellerId: seller.sellerId, listings: seller.listings.size }
  },
  'POST reset': (world) => world.reset(),
  'GET sellers': (world) => [...world.sellers.values()].map((seller) => summary(world, seller)),
  'GET state': (world, request) => sellerState(world, sellerOf(world, request)),
  'GET ledger': (world, request) => sellerOf(world, request).ledger,
  'GET settings': (world) => world.settings,
  'POST settings': (world, request) => Object.assign(world.settings, body<Partial<AmazonSettings>>(request)),
  'GET application': ({ application: { clientSecret: _secret, ...known } }) => known,
  'POST application': (world, request) => void Object.assign(world.application, body<Partial<Application>>(request)),
  'GET requests': (world, { query }) => world.requests.since(Number(query.get('since') ?? 0)),
  'DELETE requests': (world) => world.requests.clear(),
  'GET faults': (world) => world.faults.list(),
  'POST faults': (world, request) => world.faults.add(faultIn<FaultPlace, FaultEffect>(FAULT_PLACES, request.body)),
  'DELETE faults': (world, { query }) => world.faults.clear(faultIdIn(query)),
  'POST clock': (world, request) => setSpeed(world.clock, body<{ speed: number }>(request).speed),
  'POST authorize': (world, request) => {
    const { refreshToken, authorizedAt } = authorize(world, sellerOf(world, request))
    return { refreshToken, authorizedAt: new Date(authorizedAt).toISOString() }
  },
  'POST outside': (world, request) => actOutside(world, sellerOf(world, request), body<OutsideAction>(request)),
  'POST revoke': (world, request) => revoke(world, sellerOf(world, request).sellerId),
}

export async function handleControl(world: World, request: AmazonRequest): Promise<Reply> {
  const route = ROUTES[`${request.method} ${request.path.slice(CONTROL_PREFIX.length)}`]
  if (!route) return json(404, { error: `No control route ${request.method} ${request.path}` })
  try {
    return json(200, (await route(world, request)) ?? {})
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message })
    throw error
  }
}

function summary(world: World, { sellerId, name, region, participations, listings }: Seller): object {
  const isAuthorized = currentGrant(world, sellerId) !== undefined
  return { sellerId, name, region, participations, listings: listings.size, isAuthorized }
}

/** The one named by `?seller=`; it may be left out where there is only one. */
function sellerOf({ sellers }: World, { query }: AmazonRequest): Seller {
  const asked = query.get('seller')
  const seller = asked === null && sellers.size === 1 ? [...sellers.values()][0] : sellers.get(asked ?? '')
  if (!seller) throw new ControlError(404, `No seller ${asked ?? '(name one with ?seller=)'}`)
  return seller
}

const body = <Shape>(request: AmazonRequest) => controlBody<Shape>(request.body)
