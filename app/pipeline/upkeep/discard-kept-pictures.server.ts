import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { keepPicturesForMs } from '../../core/publication/keep-pictures.ts'
import { fileStore } from '../../storage/index.server.ts'
import { findNeededPictures } from './needed-pictures.server.ts'

const atOnce = 500
const dayMs = 24 * 60 * 60 * 1000

/** Deletes pictures that were kept for platforms after their asset was deleted, once their time is over; not such as are needed again. */
export async function discardKeptPictures(): Promise<void> {
  const now = systemClock.now()
  const over = await db.keptPicture.findMany({
    where: { keepUntil: { lt: new Date(now) } },
    orderBy: { keepUntil: 'asc' },
    take: atOnce,
  })
  for (const [workspaceId, pictures] of Map.groupBy(over, (picture) => picture.workspaceId)) {
    const keys = pictures.map(({ key }) => key)
    const needed = await findNeededPictures(workspaceId, keys, new Date(now - keepPicturesForMs))
    // Looked at again tomorrow; until then others have their turn.
    await db.keptPicture.updateMany({
      where: { workspaceId, key: { in: [...needed] } },
      data: { keepUntil: new Date(now + dayMs) },
    })
    for (const { key, storageKey } of pictures.filter((picture) => !needed.has(picture.key))) {
      await db.keptPicture.deleteMany({ where: { workspaceId, key } })
      await fileStore.delete(storageKey)
    }
  }
}
