import { keepPicturesForMs } from '../core/publication/keep-pictures.ts'
import { db } from '../db.server.ts'
import type { Rendition } from '../generated/prisma/client.ts'
import { systemClock } from '../lib/clock.ts'

type Kept = Pick<Rendition, 'key' | 'storageKey' | 'mimeType'>

/**
 * Of renditions that are about to be deleted, those that an account knows by their public address: their files and addresses stay for
 * 30 days. Answers the keys of their files. Repeating is safe.
 */
export async function keepPublicPictures(
  workspaceId: string,
  renditions: readonly Kept[],
): Promise<ReadonlySet<string>> {
  const known = await db.remoteFile.findMany({
    where: {
      workspaceId,
      renditionKey: { in: renditions.map(({ key }) => key) },
      remoteId: { contains: '/pictures/' },
    },
    select: { renditionKey: true },
  })
  const keys = new Set(known.map(({ renditionKey }) => renditionKey))
  const kept = renditions.filter(({ key }) => keys.has(key))
  const keepUntil = new Date(systemClock.now() + keepPicturesForMs)
  await db.keptPicture.createMany({
    data: kept.map(({ key, storageKey, mimeType }) => ({ workspaceId, key, storageKey, mimeType, keepUntil })),
    skipDuplicates: true,
  })
  // Imported, exported and deleted once more, it is kept as long as after the first time.
  await db.keptPicture.updateMany({
    where: { workspaceId, key: { in: kept.map(({ key }) => key) } },
    data: { keepUntil },
  })
  return new Set(kept.map(({ storageKey }) => storageKey))
}
