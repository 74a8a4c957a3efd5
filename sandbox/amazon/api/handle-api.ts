import type { FaultEffect } from '../control/faults.ts'
import type { Dispatched } from '../http/dispatch.ts'
import type { AmazonRequest, Reply } from '../http/exchange.ts'
import { findMarketplace } from '../marketplaces.ts'
import type { MatchedOperation } from '../model/operations.ts'
import { readParameters, type Parameters } from '../model/parameters.ts'
import { answerBreaches, breachesOf, parameterBreaches } from '../model/validate.ts'
import { participates, type Seller } from '../state/seller.ts'
import type { World } from '../state/world.ts'
import { ApiError } from './api-error.ts'
import { authorizeCall } from './authorize-call.ts'
import { HANDLERS } from './handlers.ts'
import { RATE_LIMITS, takeQuota } from './rate-limits.ts'

/** Authorises, counts, checks against the model, answers. Amazon's order of the first two is not known. */
export async function handleApi(
  world: World,
  request: AmazonRequest,
  matched: MatchedOperation | null,
  fault: FaultEffect | null,
): Promise<Dispatched> {
  let sellerId: string | null = null
  try {
    if (!matched) throw ApiError.unauthorized(`no operation ${request.method} ${request.path}`)
    const { grant, seller } = authorizeCall(world, request, matched, fault)
    sellerId = seller.sellerId
    const { operation } = matched
    takeQuota(world, { seller, operation, request })
    const parameters = readParameters(matched, request.query)
    checkParameters(matched, parameters, seller)
    const body = readBody(matched, request)
    const reply = await HANDLERS[operation.id]?.({ world, request, operation, parameters, body, seller, grant })
    if (!reply) throw ApiError.unauthorized(`${operation.id} is not offered by the sandbox`)
    return { reply: withLimit(obeying(world, matched, reply), matched), sellerId }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    const reply = obeying(world, matched, error.toReply())
    return { reply: withLimit(reply, matched), sellerId, reason: error.reason }
  }
}

/** Throws where an answer is not as Amazon's model has it, which is nobody's fault but the stand-in's. */
function obeying({ settings }: World, matched: MatchedOperation | null, reply: Reply): Reply {
  if (!matched || !settings.checksAnswers) return reply
  const text = reply.body.toString()
  const [breach] = answerBreaches(matched.operation, reply.status, text === '' ? {} : JSON.parse(text))
  if (breach) throw new Error(`${matched.operation.id} answers against its model: ${breach}`)
  return reply
}

/** The header comes with 2xx, 400 and 404 only. Source: “Usage plans and rate limits”. */
function withLimit(reply: Reply, matched: MatchedOperation | null): Reply {
  const limit = RATE_LIMITS[matched?.operation.id ?? '']
  const isTold = reply.status < 300 || reply.status === 400 || reply.status === 404
  if (!limit || !isTold) return reply
  const rate = Number.isInteger(limit.rate) ? limit.rate.toFixed(1) : String(limit.rate)
  return { ...reply, headers: { ...reply.headers, 'x-amzn-RateLimit-Limit': rate } }
}

function checkParameters({ operation }: MatchedOperation, parameters: Parameters, seller: Seller): void {
  const [breach] = parameterBreaches(operation, parameters.values)
  if (breach) throw ApiError.invalid(operation, breach)
  for (const marketplaceId of parameters.list('marketplaceIds')) {
    if (!findMarketplace(marketplaceId)) throw ApiError.invalid(operation, `no marketplace ${marketplaceId}`)
    if (!participates(seller, marketplaceId)) throw ApiError.unauthorized(`not selling in ${marketplaceId}`)
  }
}

function readBody({ operation }: MatchedOperation, request: AmazonRequest): Record<string, unknown> {
  const { bodyDefinition, model } = operation
  if (!bodyDefinition) return {}
  const body = parse(request.body)
  const [breach] = breachesOf(model, bodyDefinition, body)
  if (breach || typeof body !== 'object' || body === null) throw ApiError.invalid(operation, breach ?? 'no JSON object')
  return body as Record<string, unknown>
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
