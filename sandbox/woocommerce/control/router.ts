import { ControlError } from '../../control/control-error.ts'
import { controlBody, faultIdIn, faultIn, setSpeed } from '../../control/control-request.ts'
import { createApplicationPassword } from '../auth/application-passwords.ts'
import { createKey } from '../auth/consumer-keys.ts'
import type { Reply, SiteRequest } from '../http/exchange.ts'
import { json } from '../http/exchange.ts'
import { CONTROL_PREFIX } from '../http/intent.ts'
import type { Json } from '../json.ts'
import type { SiteSettings } from '../settings.ts'
import type { KeyPermissions, Role, User } from '../state/model.ts'
import { emptyData } from '../state/open-site.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { FAULT_PLACES } from './faults.ts'
import { actAsMerchant, type MerchantAction } from './merchant.ts'
import { siteState } from './state-view.ts'

interface Visit {
  world: World
  request: SiteRequest
  /** The one named by `?site=`, else the one whose port was asked. */
  site: Site
}

type Route = (visit: Visit) => unknown

/** The control API by method and path; see `sandbox/README.md`. */
const ROUTES: Record<string, Route> = {
  'GET sites': ({ world }) => [...world.sites.values()].map(summary),
  'GET state': ({ site }) => siteState(site),
  'GET ledger': ({ site }) => [...site.data.ledger.values()],
  'POST reset': ({ site }) => void (site.data = emptyData()),
  'GET settings': ({ site }) => site.settings,
  'POST settings': ({ site, request }) => Object.assign(site.settings, body<Partial<SiteSettings>>(request)),
  'GET requests': ({ world, request }) => world.requests.since(Number(parameter(request, 'since') ?? 0)),
  'DELETE requests': ({ world }) => world.requests.clear(),
  'GET faults': ({ world }) => world.faults.list(),
  'POST faults': ({ world, request }) => world.faults.add(faultIn(FAULT_PLACES, request.body)),
  'DELETE faults': ({ world, request }) => world.faults.clear(faultIdIn(new URLSearchParams(request.query))),
  'POST clock': ({ world, request }) => setSpeed(world.clock, body<{ speed: number }>(request).speed),
  'POST keys': ({ site, request }) => {
    const { user, permissions = 'read_write' } = body<{ user?: string; permissions?: KeyPermissions }>(request)
    const key = createKey(site, { userId: userNamed(site, user).id, permissions, description: 'Sandbox' })
    return { keyId: key.id, consumerKey: key.consumerKey, consumerSecret: key.consumerSecret }
  },
  'DELETE keys': ({ site }) => site.data.keys.clear(),
  'POST application-passwords': ({ site, request, world }) => {
    const { user, name = 'Sandbox' } = body<{ user?: string; name?: string }>(request)
    const owner = userNamed(site, user)
    const { uuid, password } = createApplicationPassword(site, { userId: owner.id, name }, world.clock.now())
    return { uuid, username: owner.login, password }
  },
  'DELETE application-passwords': ({ site }) => site.data.applicationPasswords.clear(),
  'POST role': ({ site, request }) => {
    const { user, role } = body<{ user: string; role: Role }>(request)
    userNamed(site, user).role = role
  },
  'POST merchant': ({ world, site, request }) => actAsMerchant(world, site, body<MerchantAction>(request)),
}

export async function handleControl(world: World, request: SiteRequest): Promise<Reply> {
  const [path = ''] = request.uri.slice(CONTROL_PREFIX.length).split('?')
  const route = ROUTES[`${request.method} ${path}`]
  if (!route) return json(404, { error: `No control route ${request.method} ${path}` })
  try {
    return json(200, ((await route({ world, request, site: siteOf(world, request) })) ?? {}) as Json)
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message })
    throw error
  }
}

function summary(site: Site): object {
  const { key, title, settings } = site
  return {
    key,
    title,
    version: settings.version,
    url: site.home(false),
    secureUrl: site.httpsOrigin && site.home(true),
  }
}

function siteOf(world: World, request: SiteRequest): Site {
  const asked = parameter(request, 'site')
  const site = asked === null ? request.site : world.sites.get(asked)
  if (!site) throw new ControlError(404, `No site ${asked}`)
  return site
}

function userNamed({ data }: Site, login = 'admin'): User {
  const user = data.users.find((candidate) => candidate.login === login)
  if (!user) throw new ControlError(404, `No user ${login}`)
  return user
}

const parameter = ({ uri }: SiteRequest, name: string) => new URL(uri, 'http://sandbox').searchParams.get(name)

const body = <Shape>(request: SiteRequest) => controlBody<Shape>(request.body)
