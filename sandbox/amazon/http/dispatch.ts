import { handleApi } from '../api/handle-api.ts'
import { ApiError } from '../api/api-error.ts'
import { answerToken } from '../auth/token-endpoint.ts'
import { handleSellerCentral } from '../consent/handle-seller-central.ts'
import type { FaultEffect } from '../control/faults.ts'
import { handleControl } from '../control/router.ts'
import { serveDocument } from '../feeds/serve-document.ts'
import { serveImage } from '../images/serve-image.ts'
import type { World } from '../state/world.ts'
import type { AmazonRequest, Reply } from './exchange.ts'
import { json, page } from './exchange.ts'
import { gatewayPage } from './gateway-page.ts'
import type { Intent } from './intent.ts'

export interface Dispatched {
  reply: Reply
  /** Who the access token belongs to. */
  sellerId?: string | null
  /** Why it was refused, for the log. */
  reason?: string | null
}

/** Routes a request to its part of Amazon. */
export async function dispatch(
  world: World,
  request: AmazonRequest,
  intent: Intent,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  if (intent.place === 'control') return { reply: await handleControl(world, request) }
  const instead = insteadOf(fault)
  if (instead) return { reply: instead }
  const dispatched = await answer(world, request, intent, fault)
  return fault?.kind === 'status-after' ? { ...dispatched, reply: gatewayPage(fault.status) } : dispatched
}

async function answer(
  world: World,
  request: AmazonRequest,
  { place, matched }: Intent,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  switch (place) {
    case 'api':
      return handleApi(world, request, matched, fault)
    case 'token':
      return answerToken(world, request)
    case 'page':
      return { reply: handleSellerCentral(world, request) }
    case 'document':
      return { reply: serveDocument(world, request) }
    case 'cdn':
      return { reply: await serveImage(world, request) }
    default:
      return { reply: gatewayPage(404), reason: `no host ${request.host}` }
  }
}

/** Faults whose answer comes in place of any work. */
function insteadOf(fault: FaultEffect | null): Reply | null {
  switch (fault?.kind) {
    case 'status':
      return gatewayPage(fault.status, fault.retryAfterSeconds)
    case 'throttled':
      return ApiError.throttled('sandbox fault').toReply()
    case 'error':
      return new ApiError(fault.status, fault.code, fault.message, fault.details ?? '').toReply()
    case 'oauth-error':
      return json(fault.status, { error: fault.error, error_description: fault.description })
    case 'no-errors':
      return json(500, { message: 'Internal server error' })
    case 'html':
      return page(200, '<html><body>Amazon</body></html>')
    default:
      return null
  }
}
