import { AppError } from '../core/errors.ts'
import { systemClock } from '../lib/clock.ts'
import { sha256Hex } from '../lib/crypto.ts'
import { log } from '../log.server.ts'
import { answerOnce, type ApiResult } from '../services/answer-once.server.ts'
import { authenticateCaller, type Caller } from './caller.server.ts'
import type { Endpoint } from './endpoint.server.ts'
import { endpoints } from './endpoints/index.server.ts'
import { matchEndpoint } from './match-endpoint.ts'
import { problemResponse, toProblem } from './problem.server.ts'
import { secondsToWait } from './rate-limit.server.ts'
import { isJson, readJson } from './read-json.server.ts'
import { readUpload, type Upload } from './read-upload.server.ts'

export const apiBasePath = '/api/product-marketing/ecommerce'

/** Answers any request below `apiBasePath`: who asks, what for, once; failures as problem details. */
export async function handleApiRequest(request: Request): Promise<Response> {
  const startedAt = systemClock.now()
  const response = request.method === 'OPTIONS' ? preflight() : await answer(request)
  // Bearer tokens and no cookies: any origin may call, as admin extensions do.
  response.headers.set('Access-Control-Allow-Origin', '*')
  const { pathname } = new URL(request.url)
  log.info(
    { method: request.method, path: pathname, status: response.status, ms: systemClock.now() - startedAt },
    'api',
  )
  return response
}

async function answer(request: Request): Promise<Response> {
  try {
    const match = matchEndpoint(endpoints, request.method, new URL(request.url).pathname.slice(apiBasePath.length))
    const caller = await authenticateCaller(request)
    const waitSeconds = await secondsToWait(`${caller.workspaceId} ${caller.name}`)
    if (waitSeconds) return tooManyRequests(waitSeconds)
    if (match.kind === 'unknown')
      throw new AppError('not_found', 'no endpoint', { userMessage: 'There is no such path.' })
    if (match.kind === 'wrong-method') return wrongMethod(match.allowed)
    requireScope(caller, match.endpoint)
    return await call(match.endpoint, match.params, caller, request)
  } catch (error) {
    return problemResponse(toProblem(error))
  }
}

async function call(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  caller: Caller,
  request: Request,
): Promise<Response> {
  const { signal } = request
  const url = new URL(request.url)
  if (endpoint.method === 'GET') {
    const outcome = await endpoint.run({
      caller,
      params,
      query: url.searchParams,
      body: undefined,
      upload: null,
      signal,
    })
    return outcome instanceof Response ? outcome : jsonResponse({ status: endpoint.status, body: outcome })
  }
  const key = readIdempotencyKey(request)
  const { body, upload } = await readInput(endpoint, request)
  try {
    const content = upload?.fingerprint ?? JSON.stringify([body])
    const requestHash = sha256Hex([request.method, url.pathname, url.search, content].join('\n'))
    const result = await answerOnce({ workspaceId: caller.workspaceId, key, requestHash }, async () => ({
      status: endpoint.status,
      body: await endpoint.run({ caller, params, query: url.searchParams, body, upload, signal }),
    }))
    return jsonResponse(result)
  } finally {
    await upload?.dispose()
  }
}

async function readInput(endpoint: Endpoint, request: Request): Promise<{ body: unknown; upload: Upload | null }> {
  if (endpoint.acceptsFile && !isJson(request)) return { body: undefined, upload: await readUpload(request) }
  return { body: await readJson(request), upload: null }
}

function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key')
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key
  throw new AppError('malformed_request', 'malformed Idempotency-Key', {
    userMessage: 'An Idempotency-Key is 1 to 255 visible ASCII characters.',
  })
}

function requireScope(caller: Caller, { scope }: Endpoint): void {
  if (caller.scopes.includes(scope)) return
  throw new AppError('forbidden', `key lacks scope ${scope}`, {
    userMessage: `This API key lacks the permission "${scope}". Make a key with it in Settings.`,
  })
}

function jsonResponse({ status, body, replayed }: ApiResult): Response {
  const headers = { 'Cache-Control': 'no-store', ...(replayed && { 'Idempotency-Replayed': 'true' }) }
  if (body === undefined) return new Response(null, { status: 204, headers })
  return Response.json(body, { status, headers })
}

function tooManyRequests(waitSeconds: number): Response {
  const error = new AppError('rate_limited', 'rate limit', { userMessage: `Wait ${waitSeconds} seconds, then go on.` })
  return problemResponse(toProblem(error), { 'Retry-After': String(waitSeconds) })
}

function wrongMethod(allowed: readonly string[]): Response {
  const allow = allowed.join(', ')
  const problem = { type: 'about:blank', title: 'Method Not Allowed', status: 405, detail: `Use ${allow}.` }
  return problemResponse({ ...problem, code: 'malformed_request' }, { Allow: allow })
}

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key',
      'Access-Control-Max-Age': '86400',
    },
  })
}
