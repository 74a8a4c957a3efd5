import { nameOf } from '../auth/identity.ts'
import type { FaultEffect } from '../control/faults.ts'
import { handleControl } from '../control/router.ts'
import { serveUpload } from '../media/serve-upload.ts'
import { handlePage, homePage } from '../pages/handle-page.ts'
import { diedAfter, handleRest } from '../rest/handle-rest.ts'
import { criticalError } from '../rest/rest-error.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import type { Reply, SiteRequest } from './exchange.ts'
import { json } from './exchange.ts'
import type { Intent } from './intent.ts'
import { toHttps } from './read-request.ts'
import { maintenancePage, webServerPage } from './web-server.ts'

export interface Dispatched {
  reply: Reply
  /** Who the request was taken for; null for nobody. */
  credential: string | null
}

/** Routes a request to its part of the site. */
export async function dispatch(
  world: World,
  request: SiteRequest,
  intent: Intent,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  if (intent.place === 'control') return plain(await handleControl(world, request))
  const instead = insteadOf(request, fault)
  if (instead) return plain(instead)
  if (intent.place === 'file') return plain(await serveUpload(world, request))
  const { settings } = request.site
  if (settings.maintenance) return plain(maintenancePage())
  if (intent.restPath === null) return plain(await handlePage(world, request))
  if (settings.restBlocked) return plain(webServerPage(403))
  if (fault?.kind === 'strip-authorization') delete request.headers['authorization']
  const without = { role: fault?.kind === 'demoted', plugin: fault?.kind === 'no-route' }
  const { reply, identity } = await handleRest(world, request, intent.restPath, without)
  return { reply: after(request.site, reply, fault), credential: nameOf(identity) }
}

/** Faults whose answer comes in place of any work. */
function insteadOf(request: SiteRequest, fault: FaultEffect | null): Reply | null {
  switch (fault?.kind) {
    case 'status':
      return webServerPage(fault.status, retryAfter(fault.retryAfterSeconds))
    case 'maintenance':
      return maintenancePage()
    case 'too-large':
      return webServerPage(413)
    case 'https-redirect':
      return toHttps(request)
    case 'html':
      return homePage(request)
    case 'critical-error':
      return json(500, criticalError().toBody())
    default:
      return null
  }
}

/** Faults that spoil the answer of work that was done. */
function after(site: Site, reply: Reply, fault: FaultEffect | null): Reply {
  if (fault?.kind === 'critical-error-after') return diedAfter(site, reply)
  return fault?.kind === 'status-after' ? webServerPage(fault.status) : reply
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) }
}

const plain = (reply: Reply): Dispatched => ({ reply, credential: null })
