import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { getAccountOfSkus } from '../../queries/matched-store.server.ts'
import { parseLinkFile } from './parse-link-file.ts'
import { startMatching } from './start-matching.server.ts'

interface LinkFileRequest {
  readonly workspaceId: string
  /** The account. */
  readonly connectionId: string
  /** The shop whose products are linked. */
  readonly shopConnectionId: string
}

/**
 * Takes a file of links and begins to find out what it would change; nothing changes before the merchant has seen that. Takes the
 * place of a file that was given before. Throws `AppError`: not_found; invalid_input, with the line; conflict while another job
 * over the catalogue is under way.
 */
export async function receiveLinkFile(
  request: LinkFileRequest & { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<{ readonly lines: number }> {
  const { workspaceId, connectionId, shopConnectionId, fileName } = request
  await getAccountOfSkus(workspaceId, connectionId)
  const rows = parseLinkFile(request.bytes)
  const file = { fileName: fileName.slice(0, 200), rows, changes: [], createdAt: new Date() }
  await db.linkFile.deleteMany({ where: { connectionId, workspaceId } })
  await db.linkFile.create({ data: { ...file, connectionId, workspaceId } })
  if (await startMatching({ workspaceId, connectionId, shopConnectionId, task: 'check' })) return { lines: rows.length }
  await db.linkFile.deleteMany({ where: { connectionId, workspaceId } })
  throw new AppError('conflict', 'another job over the catalogue is under way', {
    userMessage: 'The catalogues are being compared. Upload the file again when that has ended.',
  })
}

/** Puts the file away; nothing of it is applied. Repeating is safe. */
export async function discardLinkFile({
  workspaceId,
  connectionId,
}: Pick<LinkFileRequest, 'workspaceId' | 'connectionId'>): Promise<void> {
  await db.linkFile.deleteMany({ where: { workspaceId, connectionId } })
}
