import { AppError } from '../core/errors.ts'
import { maxTagLength, maxTags, tagSchema } from '../core/library/asset-metadata.ts'
import { db } from '../db.server.ts'
import { isRecordId } from '../core/record-id.ts'
import { holdAssets } from './hold-assets.server.ts'

/**
 * Adds a tag to many assets of the workspace; those that have it, or as many as a picture may have, stay as they are.
 * Answers how many got it. Repeating is safe. Throws `AppError` (invalid_input).
 */
export async function tagAssets(workspaceId: string, assetIds: readonly string[], tag: string): Promise<number> {
  const parsed = tagSchema.safeParse(tag)
  if (!parsed.success) {
    throw new AppError('invalid_input', 'tag', {
      userMessage: `A tag has 1 to ${maxTagLength} characters.`,
      field: 'tag',
    })
  }
  return db.$transaction(async (tx) => {
    const ids = await holdAssets(tx, workspaceId, assetIds.filter(isRecordId), 'change')
    return tx.$executeRaw`
      UPDATE "Asset" SET "tags" = array_append("tags", ${parsed.data}), "updatedAt" = now()
      WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ANY(${[...ids]}::uuid[])
        AND NOT (${parsed.data} = ANY("tags")) AND cardinality("tags") < ${maxTags}`
  })
}
