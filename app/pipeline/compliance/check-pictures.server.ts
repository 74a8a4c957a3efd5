import { type PictureFixes, pictureFixesSchema } from '../../core/assets/picture-fixes.ts'
import { db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { FileMissingError } from '../../storage/file-store.ts'
import { ensureReport } from './ensure-report.server.ts'

/**
 * Checks pictures that nobody has looked at since the rules changed, one after the other, so that a long list delays nobody. What was
 * checked is not checked again; a picture that cannot be read is left without a report and told when its page is opened.
 */
export async function checkPictures(
  { workspaceId, assetIds }: { readonly workspaceId: string; readonly assetIds: readonly string[] },
  signal: AbortSignal,
): Promise<void> {
  const assets = await db.asset.findMany({
    where: { workspaceId, kind: 'image', id: { in: [...assetIds] } },
    select: {
      ...{ id: true, workspaceId: true, sha256: true, facts: true },
      fixes: { where: { undoneAt: null }, select: { fixes: true } },
    },
  })
  for (const { fixes, ...asset } of assets) {
    const [accepted] = fixes
    const wanted: (PictureFixes | null)[] = [null, ...(accepted ? [pictureFixesSchema.parse(accepted.fixes)] : [])]
    for (const fix of wanted) {
      signal.throwIfAborted()
      const report = await ensureReport(asset, fix).catch(missing)
      if (!report.ok) log.info({ workspaceId, assetId: asset.id, code: report.issue.code }, 'picture not checked')
    }
  }
}

/** The original was deleted meanwhile. */
function missing(error: unknown) {
  if (!(error instanceof FileMissingError)) throw error
  return { ok: false as const, issue: { code: 'original_missing' as const } }
}
