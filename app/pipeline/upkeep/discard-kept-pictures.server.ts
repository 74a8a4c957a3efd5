import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { fileStore } from '../../storage/index.server.ts'

const atOnce = 500

/** Deletes pictures that were kept for platforms after their asset was deleted, once their time is over; not such as are needed again. */
export async function discardKeptPictures(): Promise<void> {
  const over = await db.keptPicture.findMany({
    where: { keepUntil: { lt: new Date(systemClock.now()) } },
    orderBy: { keepUntil: 'asc' },
    take: atOnce,
  })
  for (const { workspaceId, key, storageKey } of over) {
    const isNeeded = (await db.rendition.count({ where: { workspaceId, key } })) > 0
    await db.keptPicture.deleteMany({ where: { workspaceId, key } })
    if (!isNeeded) await fileStore.delete(storageKey)
  }
}
