import { pictureFixesSchema } from '../../core/assets/picture-fixes.ts'
import { AppError } from '../../core/errors.ts'
import { isRecordId } from '../../core/record-id.ts'
import { db } from '../../db.server.ts'

/** A picture of the library with what was accepted and said about it. Throws `AppError`: not_found, also for videos. */
export async function assetToCheck(workspaceId: string, assetId: string) {
  const asset = isRecordId(assetId)
    ? await db.asset.findUnique({
        where: { id: assetId, workspaceId, kind: 'image' },
        select: {
          ...{ id: true, workspaceId: true, sha256: true, facts: true, title: true, fileName: true },
          ...{ altText: true, generation: true },
          fixes: { where: { undoneAt: null }, select: { fixes: true, acceptedBy: true, acceptedAt: true } },
          review: { select: { profile: true, attestations: true } },
          mappings: {
            where: { accepted: true },
            select: { product: { select: { listings: { select: { details: true } } } } },
          },
        },
      })
    : null
  if (!asset) {
    throw new AppError('not_found', `no picture ${assetId}`, {
      userMessage: 'This picture is no longer in the library.',
    })
  }
  const [row] = asset.fixes
  return { ...asset, accepted: row ? { ...row, fixes: pictureFixesSchema.parse(row.fixes) } : null }
}

export type AssetToCheck = Awaited<ReturnType<typeof assetToCheck>>
