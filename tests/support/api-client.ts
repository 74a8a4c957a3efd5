import { appUrl } from './app-environment.ts'

const apiPath = '/api/product-marketing/ecommerce'

export interface ApiCall {
  method?: string
  /** `Authorization: Bearer …`; null: none. */
  token: string | null
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
}

/** Calls the HTTP API through its Remix route. */
export async function callApi(
  path: string,
  { method = 'GET', token, json, body, headers }: ApiCall,
): Promise<Response> {
  const route = await import('../../app/routes/api.product-marketing.ecommerce.$.ts')
  const request = new Request(new URL(apiPath + path, appUrl), {
    method,
    headers: {
      ...(token !== null && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body }),
  })
  const handle = method === 'GET' || method === 'OPTIONS' ? route.loader : route.action
  return handle({ request, params: {}, context: {} })
}

/** A key of a workspace with all or the given permissions. */
export async function anApiKey(workspaceId: string, scopes: string[] = ['read', 'write', 'export']): Promise<string> {
  const { createApiKey } = await import('../../app/services/create-api-key.server.ts')
  return (await createApiKey({ workspaceId, name: 'Suite', scopes })).key
}
