import { AppError } from '../core/errors.ts'
import { exportItemStates, isFinal } from '../core/export/states.ts'
import { db } from '../db.server.ts'
import { isRecordId } from '../core/record-id.ts'
import { fileStore } from '../storage/index.server.ts'
import { originalStorageKey } from '../storage/storage-key.ts'
import { previewStorageKeys } from './asset-previews.server.ts'
import { holdAssets } from './hold-assets.server.ts'
import { keepPublicPictures } from './keep-public-pictures.server.ts'
import { lockOriginal } from './lock-original.server.ts'
import { lockProducts } from './lock-products.server.ts'

const openStates = exportItemStates.filter((state) => !isFinal(state))

/** How many assets one call deletes. */
export const maxAssetsPerDelete = 500

/**
 * Deletes assets of the workspace with their renditions, mappings and files. What an export has already placed in an account
 * stays there, and what a platform may still fetch from us is kept for a while. Answers how many were deleted; ids that are gone count as done, so repeating is safe.
 * Throws `AppError` `conflict`, and deletes none, where an export under way still needs one of them.
 */
export async function deleteAssets(workspaceId: string, assetIds: readonly string[]): Promise<number> {
  const ids = [...new Set(assetIds)].filter(isRecordId).slice(0, maxAssetsPerDelete)
  await refuseWhileExported(workspaceId, ids)
  const assets = await db.asset.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, sha256: true, renditions: { select: { key: true, storageKey: true, mimeType: true } } },
  })
  const kept = await keepPublicPictures(
    workspaceId,
    assets.flatMap(({ renditions }) => renditions),
  )
  const count = await deleteRows(
    workspaceId,
    assets.map(({ id }) => id),
  )
  // Rows first: a file without a row is invisible, a row without its file would be a broken picture.
  for (const { sha256, renditions } of assets) {
    const keys = [
      ...[originalStorageKey(workspaceId, sha256), ...previewStorageKeys(workspaceId, sha256)],
      ...renditions.map(({ storageKey }) => storageKey),
    ]
    await deleteFiles(
      workspaceId,
      sha256,
      // Video files are exported as they came.
      keys.filter((key) => !kept.has(key)),
    )
  }
  return count
}

async function refuseWhileExported(workspaceId: string, assetIds: readonly string[]): Promise<void> {
  const inUse = await db.exportItem.count({
    where: {
      workspaceId,
      state: { in: openStates },
      planItem: { OR: assetIds.map((assetId) => ({ change: { path: ['media'], array_contains: [{ assetId }] } })) },
    },
  })
  if (inUse === 0) return
  throw new AppError('conflict', `${inUse} open export items need these assets`, {
    userMessage: 'An export under way still needs this. Wait until it is finished, or cancel it, then delete.',
  })
}

/** Their mappings go with them, so the products of these are held first, as whoever else writes mappings does. */
async function deleteRows(workspaceId: string, assetIds: string[]): Promise<number> {
  const mapped = { workspaceId, assetId: { in: assetIds } }
  return db.$transaction(
    async (tx) => {
      const rows = await tx.mapping.findMany({ where: mapped, distinct: ['productId'], select: { productId: true } })
      await lockProducts(
        tx,
        workspaceId,
        rows.map(({ productId }) => productId),
      )
      await holdAssets(tx, workspaceId, assetIds, 'delete')
      const { count } = await tx.asset.deleteMany({ where: { workspaceId, id: { in: assetIds } } })
      return count
    },
    { timeout: 30_000 },
  )
}

async function deleteFiles(workspaceId: string, sha256: string, keys: readonly string[]): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockOriginal(tx, workspaceId, sha256)
    // The same bytes may have been imported again meanwhile; then the files are needed.
    if ((await tx.asset.count({ where: { workspaceId, sha256 } })) > 0) return
    await Promise.all(keys.map((key) => fileStore.delete(key)))
  })
}
