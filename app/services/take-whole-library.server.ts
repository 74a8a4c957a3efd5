import { db } from '../db.server.ts'
import { proposeMappings } from './propose-mappings.server.ts'

/**
 * Lifts a draft's restriction to chosen pictures, and suggests anew from the whole library. What was decided stays. Repeating
 * is safe. Throws `AppError` (not_found).
 */
export async function takeWholeLibrary(request: {
  workspaceId: string
  draftId: string
}): Promise<{ readonly proposed: number }> {
  const { workspaceId, draftId } = request
  await db.exportDraft.updateMany({ where: { id: draftId, workspaceId }, data: { assetIds: [] } })
  return proposeMappings(request)
}
