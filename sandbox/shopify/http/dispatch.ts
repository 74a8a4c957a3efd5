import type { FaultEffect, FaultPlace } from '../control/faults.ts'
import { CONTROL_PREFIX, handleControl } from '../control/router.ts'
import type { CostReport, GraphqlRequest } from '../graphql/execute.ts'
import { handleGraphql, parseGraphqlBody } from '../graphql/endpoint.ts'
import { operationNames } from '../graphql/operation-names.ts'
import { handleCdn } from '../media/cdn.ts'
import { handleAccessToken } from '../oauth/endpoint.ts'
import { handleStagedUpload } from '../staged/endpoint.ts'
import type { World } from '../state/world.ts'
import type { Reply, SandboxRequest } from './exchange.ts'
import { json, text } from './exchange.ts'

export interface Dispatched {
  reply: Reply
  cost: CostReport | null
  throttled: boolean
}

/** What a request is, before anything is done: its kind for faults and log, and its names. */
export interface Intent {
  place: FaultPlace | 'control' | 'other'
  names: string[]
  graphql: GraphqlRequest | null
}

export function intentOf(request: SandboxRequest): Intent {
  const { path } = request
  const named = (place: Intent['place']): Intent => ({ place, names: [path], graphql: null })
  if (path.startsWith(CONTROL_PREFIX)) return named('control')
  if (path.endsWith('/graphql.json')) {
    const graphql = parseGraphqlBody(request)
    return { place: 'graphql', names: graphql ? operationNames(graphql) : ['unreadable'], graphql }
  }
  if (path.endsWith('/oauth/access_token')) return named('token')
  if (path.startsWith('/staged/')) return named('stagedUpload')
  return named(path.startsWith('/cdn/') || path.startsWith('/bulk-results/') ? 'image' : 'other')
}

/** Routes a request to its part of the platform. */
export async function dispatch(
  world: World,
  request: SandboxRequest,
  intent: Intent,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  if (fault?.kind === 'status') return plain(statusReply(fault))
  switch (intent.place) {
    case 'control':
      return plain(await handleControl(world, request))
    case 'graphql':
      return dispatchGraphql(world, request, intent, fault)
    case 'token':
      return plain(handleAccessToken(world, request, fault))
    case 'stagedUpload':
      return plain(await handleStagedUpload(world, request))
    case 'image':
      return plain(
        request.path.startsWith('/bulk-results/') ? await bulkResult(world, request) : await handleCdn(world, request),
      )
    default:
      return plain(json(404, { errors: 'Not Found' }))
  }
}

async function dispatchGraphql(
  world: World,
  request: SandboxRequest,
  intent: Intent,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  const { reply, answer } = await handleGraphql(world, request, intent.graphql, fault)
  const throttled = answer?.errors?.some(({ extensions }) => extensions?.['code'] === 'THROTTLED') ?? false
  return { reply, cost: answer?.extensions?.cost ?? null, throttled }
}

function statusReply({ status, retryAfterSeconds }: Extract<FaultEffect, { kind: 'status' }>): Reply {
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  return json(status, { errors: `Sandbox fault: ${status}` }, headers)
}

async function bulkResult(world: World, request: SandboxRequest): Promise<Reply> {
  const sha256 = /\/([0-9a-f]{64})\.jsonl$/.exec(request.path)?.[1]
  if (!sha256) return text(404, 'Not Found')
  return { status: 200, headers: { 'content-type': 'application/jsonl' }, body: await world.contents.read(sha256) }
}

function plain(reply: Reply): Dispatched {
  return { reply, cost: null, throttled: false }
}
