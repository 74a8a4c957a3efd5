import {
  createDocument,
  type ZodOpenApiContentObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { z } from 'zod'
import type { Endpoint } from './endpoint.server.ts'
import { endpoints } from './endpoints/index.server.ts'
import { apiBasePath } from './handle-api-request.server.ts'
import { problemSchema } from './problem.server.ts'

const idempotencyKeySchema = z.string().min(1).max(255).optional().meta({
  description: 'Makes a repeat of this request harmless: it gets the first answer. Kept for at least 24 hours.',
})

const failures = {
  400: 'Unreadable: not JSON, a malformed Idempotency-Key',
  401: 'No valid API key or id token',
  403: 'The API key lacks the permission',
  404: 'Nothing with this id in the workspace',
  409: 'Conflict with the present state, or the first request with this key is still under way',
  413: 'Too large',
  415: 'Not a content type that is read here',
  422: 'Readable, but it cannot be done; `errors` names the fields',
  429: 'Too many requests; wait for `Retry-After` seconds',
  502: 'The platform did not answer',
}

/** OpenAPI 3.1 of the HTTP API, made of the table that also routes it and the schemas that also parse it. */
export const openApiDocument = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Mediaport',
    version: '1',
    description: 'Takes product pictures from your library to live listings: assets, plans, exports.',
  },
  servers: [{ url: apiBasePath }],
  security: [{ apiKey: [] }, { idToken: [] }],
  paths: describePaths(),
  components: {
    securitySchemes: {
      apiKey: { type: 'http', scheme: 'bearer', description: 'A key of the workspace (mp_live_…), made in Settings' },
      idToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Shopify id token' },
    },
  },
})

function describePaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    const method = endpoint.method.toLowerCase() as Lowercase<Endpoint['method']>
    paths[endpoint.path] = { ...paths[endpoint.path], [method]: describe(endpoint) }
  }
  return paths
}

function describe(endpoint: Endpoint): ZodOpenApiOperationObject {
  const { operationId, summary, description, scope, method, schemas, status } = endpoint
  const header = method === 'GET' ? undefined : z.object({ 'Idempotency-Key': idempotencyKeySchema })
  const body = describeBody(endpoint)
  return {
    operationId,
    summary,
    description: [description, `API keys need the permission \`${scope}\`.`].filter(Boolean).join('\n\n'),
    // The library looks into every key that is there, also at `undefined`.
    requestParams: {
      ...(schemas.params && { path: schemas.params }),
      ...(schemas.query && { query: schemas.query }),
      ...(header && { header }),
    },
    ...(body && { requestBody: { required: true, content: body } }),
    responses: { ...describeFailures(), [`${status}`]: { description: summary, content: describeAnswer(endpoint) } },
  }
}

function describeBody({ schemas, acceptsFile }: Endpoint): ZodOpenApiContentObject | null {
  if (!schemas.body) return null
  if (!acceptsFile) return { 'application/json': { schema: schemas.body } }
  const file = { type: 'string', format: 'binary' } as const
  return {
    'application/json': { schema: schemas.body },
    'multipart/form-data': { schema: { type: 'object', properties: { file }, required: ['file'] } },
    'application/octet-stream': { schema: file },
  }
}

function describeAnswer({ schemas, streams = [] }: Endpoint): ZodOpenApiContentObject {
  return {
    ...(schemas.answer && { 'application/json': { schema: schemas.answer } }),
    ...Object.fromEntries(streams.map((type) => [type, { schema: { type: 'string' as const } }])),
  }
}

function describeFailures(): ZodOpenApiResponsesObject {
  const content = { 'application/problem+json': { schema: problemSchema } }
  return Object.fromEntries(Object.entries(failures).map(([status, description]) => [status, { description, content }]))
}
