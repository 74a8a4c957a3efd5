/**
 * Deletes the renditions of pictures that the platform has, from the one after `after` on, so that the disk holds what is under way
 * and not the whole library once more. Answers how many pictures arrived since then, and where to go on.
 */
export async function deleteSentRenditions(
  workspaceId: string,
  after?: string,
): Promise<{ readonly arrived: number; readonly last?: string }> {
  const { db } = await import('../../app/db.server.ts')
  const { fileStore } = await import('../../app/storage/index.server.ts')
  const sent = await db.remoteFile.findMany({
    where: { workspaceId, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    select: { id: true, renditionKey: true },
  })
  if (sent.length === 0) return { arrived: 0, last: after }
  const keys = sent.map(({ renditionKey }) => renditionKey)
  const files = await db.rendition.findMany({ where: { workspaceId, key: { in: keys } }, select: { storageKey: true } })
  await Promise.all(files.map(({ storageKey }) => fileStore.delete(storageKey)))
  return { arrived: sent.length, last: sent.at(-1)?.id }
}
