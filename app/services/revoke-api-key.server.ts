import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { systemClock } from '../lib/clock.ts'
import { isRecordId } from '../core/record-id.ts'

/** Ends a key at once. Repeating it changes nothing; AppError `not_found` for a key of another workspace. */
export async function revokeApiKey(key: { workspaceId: string; apiKeyId: string }): Promise<void> {
  const where = { id: key.apiKeyId, workspaceId: key.workspaceId }
  const exists = isRecordId(key.apiKeyId) && (await db.apiKey.findFirst({ where, select: { id: true } })) !== null
  if (!exists) {
    throw new AppError('not_found', `no API key ${key.apiKeyId}`, { userMessage: 'This API key does not exist.' })
  }
  await db.apiKey.updateMany({ where: { ...where, revokedAt: null }, data: { revokedAt: new Date(systemClock.now()) } })
}
