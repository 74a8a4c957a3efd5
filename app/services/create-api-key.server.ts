import { z } from 'zod'
import { apiKeyScopes, maxApiKeyNameLength } from '../core/api/key-scopes.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { randomToken, sha256Hex } from '../lib/crypto.ts'

/** Lets people and secret scanners recognise a leaked key. */
const KEY_MARK = 'mp_live_'
const KEY_BYTES = 32
/** How much of a key is stored readable, so that it can be told from others in a list. */
const PREFIX_LENGTH = KEY_MARK.length + 6
const MAX_KEYS = 20

const inputSchema = z.object({
  name: z.string().trim().min(1, 'Give the key a name.').max(maxApiKeyNameLength, 'Choose a shorter name.'),
  scopes: z.array(z.enum(apiKeyScopes)).min(1, 'Choose at least one permission.'),
})

export interface CreateApiKeyInput {
  readonly workspaceId: string
  readonly name: string
  /** Of `apiKeyScopes`; checked here. */
  readonly scopes: readonly string[]
}

export interface CreatedApiKey {
  readonly apiKeyId: string
  /** The key itself: shown once, never stored. */
  readonly key: string
  readonly prefix: string
}

/** Makes a key of the workspace's HTTP API. Only its SHA-256 is stored: 256 random bits need no slow hash. */
export async function createApiKey({ workspaceId, ...input }: CreateApiKeyInput): Promise<CreatedApiKey> {
  const { name, scopes } = parse(input)
  const inUse = await db.apiKey.count({ where: { workspaceId, revokedAt: null } })
  if (inUse >= MAX_KEYS) {
    throw new AppError('conflict', `workspace ${workspaceId} has ${inUse} API keys`, {
      userMessage: `A workspace has at most ${MAX_KEYS} API keys. Revoke one that you no longer use.`,
    })
  }
  const key = KEY_MARK + randomToken(KEY_BYTES)
  const prefix = key.slice(0, PREFIX_LENGTH)
  const { id } = await db.apiKey.create({
    data: { workspaceId, name, prefix, hash: sha256Hex(key), scopes: [...new Set(scopes)] },
    select: { id: true },
  })
  return { apiKeyId: id, key, prefix }
}

function parse(input: unknown) {
  const parsed = inputSchema.safeParse(input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('invalid_input', `API key: ${issue?.path.join('.')}`, {
    userMessage: issue?.message ?? 'This key cannot be made.',
    field: issue?.path[0]?.toString(),
    cause: parsed.error,
  })
}
