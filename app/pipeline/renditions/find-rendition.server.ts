import { db } from '../../db.server.ts'

export interface KeptRendition {
  readonly storageKey: string
  readonly mimeType: string
}

/** The file of a rendition, also for the while that it is kept after its asset was deleted; null: it was never made, or is gone. */
export async function findRendition(workspaceId: string, key: string): Promise<KeptRendition | null> {
  const where = { workspaceId_key: { workspaceId, key } }
  const select = { storageKey: true, mimeType: true }
  return (await db.rendition.findUnique({ where, select })) ?? (await db.keptPicture.findUnique({ where, select }))
}
