import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { maxAltTextLength, maxTags, maxTitleLength, tagSchema } from '../core/library/asset-metadata.ts'
import { db } from '../db.server.ts'
import { isRecordId } from '../core/record-id.ts'

const changesSchema = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'Give the picture a title.')
    .max(maxTitleLength, `Titles have up to ${maxTitleLength} characters.`)
    .optional(),
  altText: z.string().trim().max(maxAltTextLength, `Alt text has up to ${maxAltTextLength} characters.`).optional(),
  tags: z
    .array(tagSchema)
    .max(maxTags, `A picture has up to ${maxTags} tags.`)
    .transform((tags) => [...new Set(tags)])
    .optional(),
})

/** What a merchant may change about an asset; its bytes never change. */
export type AssetChanges = z.input<typeof changesSchema>

/** Changes the given fields and keeps the others. Repeating is safe. Throws `AppError`: invalid_input, not_found. */
export async function updateAsset(workspaceId: string, assetId: string, changes: AssetChanges): Promise<void> {
  const parsed = changesSchema.safeParse(changes)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new AppError('invalid_input', `asset ${issue?.path.join('.')}`, {
      userMessage: issue?.message ?? 'These details aren’t valid.',
      field: issue?.path[0]?.toString(),
    })
  }
  const { count } = isRecordId(assetId)
    ? await db.asset.updateMany({ where: { id: assetId, workspaceId }, data: parsed.data })
    : { count: 0 }
  if (count === 0) throw assetNotFound(assetId)
}

function assetNotFound(assetId: string): AppError {
  return new AppError('not_found', `no asset ${assetId}`, {
    userMessage: 'This picture is no longer in the library.',
  })
}
