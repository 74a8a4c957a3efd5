import { apiKeyScopes, type ApiKeyScope } from '../core/api/key-scopes.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { sha256Hex } from '../lib/crypto.ts'

/** How exact "last used" is; finer would be a write per request. */
const LAST_USED_STEP_MS = 60_000

export interface KnownApiKey {
  readonly apiKeyId: string
  readonly workspaceId: string
  readonly scopes: readonly ApiKeyScope[]
}

/** Whose key this is; null for an unknown or revoked one. Notes its use. */
export async function findApiKey(key: string): Promise<KnownApiKey | null> {
  const row = await db.apiKey.findUnique({
    where: { hash: sha256Hex(key), revokedAt: null },
    select: { id: true, workspaceId: true, scopes: true },
  })
  if (!row) return null
  await noteUse(row.id)
  const scopes = apiKeyScopes.filter((scope) => row.scopes.includes(scope))
  return { apiKeyId: row.id, workspaceId: row.workspaceId, scopes }
}

async function noteUse(id: string): Promise<void> {
  const now = systemClock.now()
  const stale = new Date(now - LAST_USED_STEP_MS)
  await db.apiKey.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: stale } }] },
    data: { lastUsedAt: new Date(now) },
  })
}
