import { assetFactsSchema, extensionOf, type AssetFacts } from '../../core/assets/asset-facts.ts'
import { pictureFixesSchema } from '../../core/assets/picture-fixes.ts'
import { specForChannel } from '../../core/assets/rendition-spec.ts'
import type { ImageRequirements } from '../../core/channel/requirements.ts'
import { exportFileName } from '../../core/export/file-name.ts'
import type { PlannableAsset } from '../../core/export/plan-input.ts'
import { ok } from '../../core/result.ts'
import type { ImageDefaults } from '../../core/workspace-settings.ts'
import type { Db } from '../../db.server.ts'
import { renditionKey } from '../../renditions/rendition-key.ts'

interface AssetRow {
  readonly id: string
  readonly sha256: string
  readonly fileName: string
  readonly mimeType: string
  readonly altText: string
  readonly facts: unknown
  /** Those in force: one row at most. */
  readonly fixes: readonly { readonly fixes: unknown }[]
}

/** Assets by id with the file that would be sent for each, or why none can. Nothing is rendered. */
export async function loadPlannableAssets(
  db: Db,
  workspaceId: string,
  assetIds: readonly string[],
  images: ImageRequirements,
  choice: ImageDefaults,
): Promise<Map<string, PlannableAsset>> {
  const rows = await db.asset.findMany({
    where: { workspaceId, id: { in: [...new Set(assetIds)] } },
    select: {
      ...{ id: true, sha256: true, fileName: true, mimeType: true, altText: true, facts: true },
      fixes: { where: { undoneAt: null }, select: { fixes: true } },
    },
  })
  return new Map(rows.map((row) => [row.id, toPlannable(row, assetFactsSchema.parse(row.facts), images, choice)]))
}

function toPlannable(
  row: AssetRow,
  facts: AssetFacts,
  images: ImageRequirements,
  choice: ImageDefaults,
): PlannableAsset {
  const { id, altText, fileName, sha256, mimeType } = row
  if (facts.kind === 'video') {
    const name = exportFileName(fileName, sha256, extensionOf(facts.container))
    return { id, altText, video: { ...facts, mimeType }, rendition: ok({ key: sha256, fileName: name, spec: null }) }
  }
  const { perceptualHash } = facts
  const [accepted] = images.pictureRules ? row.fixes : []
  const fixes = accepted ? pictureFixesSchema.parse(accepted.fixes) : null
  const result = specForChannel(images, facts, choice, fixes)
  if (!result.ok) return { id, altText, perceptualHash, video: null, rendition: result }
  const spec = result.value
  const key = renditionKey(sha256, spec)
  const name = exportFileName(fileName, key, extensionOf(spec.format))
  return { id, altText, perceptualHash, video: null, rendition: ok({ key, fileName: name, spec }) }
}
