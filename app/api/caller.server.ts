import { InvalidJwtError } from '@shopify/shopify-api'
import { apiKeyScopes, type ApiKeyScope } from '../core/api/key-scopes.ts'
import { AppError } from '../core/errors.ts'
import { connectShop } from '../services/connect-shop.server.ts'
import { findApiKey } from '../services/find-api-key.server.ts'
import { findTenant } from '../services/find-tenant.server.ts'
import { shopifyPlatform } from '../shopify-api.server.ts'

/** Who calls the HTTP API, and what for. */
export interface Caller {
  /** Who approves: `user:<Shopify’s id>` or `key:<id>`. */
  readonly name: string
  readonly workspaceId: string
  readonly scopes: readonly ApiKeyScope[]
  /** The shop whose id token this is; null for an API key, which speaks for its whole workspace. */
  readonly shopDomain: string | null
  /** Verified; for an exchange with Shopify within this request. */
  readonly idToken: string | null
}

/**
 * Reads `Authorization: Bearer …`: an API key of a workspace, or the id token of a user inside Shopify Admin. Throws AppError
 * `unauthenticated`. The id token of a shop that never opened the app connects it, as its first page would.
 */
export async function authenticateCaller(request: Request): Promise<Caller> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!token) throw refuse('Send an API key or a Shopify id token as "Authorization: Bearer …".')
  return looksLikeIdToken(token) ? callerOfIdToken(token) : callerOfApiKey(token)
}

async function callerOfApiKey(token: string): Promise<Caller> {
  const key = await findApiKey(token)
  if (!key) throw refuse('This API key does not exist or was revoked.')
  return {
    name: `key:${key.apiKeyId}`,
    workspaceId: key.workspaceId,
    scopes: key.scopes,
    shopDomain: null,
    idToken: null,
  }
}

async function callerOfIdToken(token: string): Promise<Caller> {
  const { shopDomain, userId } = await readIdToken(token)
  const tenant = (await findTenant(shopDomain)) ?? (await connectShop({ shopDomain, idToken: token }))
  const { workspaceId } = tenant
  return { name: `user:${userId}`, workspaceId, scopes: apiKeyScopes, shopDomain, idToken: token }
}

async function readIdToken(token: string): Promise<{ shopDomain: string; userId: string }> {
  try {
    const { dest, sub } = await shopifyPlatform.session.decodeSessionToken(token)
    return { shopDomain: new URL(dest).hostname, userId: sub }
  } catch (error) {
    // The library's message quotes the token, so the error goes no further.
    if (error instanceof InvalidJwtError) throw refuse('This id token is not valid or has expired.')
    throw error
  }
}

function looksLikeIdToken(token: string): boolean {
  return token.split('.').length === 3
}

function refuse(userMessage: string): AppError {
  return new AppError('unauthenticated', 'no valid credentials', { userMessage })
}
