import type { ImageRequirements } from '../../core/channel/requirements.ts'
import type { PlanCompliance } from '../../core/compliance/plan-compliance.ts'
import { complianceIssues, newMainPicture } from '../../core/export/compliance-issues.ts'
import { chunksOf } from '../../lib/chunks.ts'
import { sha256Hex } from '../../lib/crypto.ts'
import { enqueue } from '../../pipeline/queue.server.ts'
import { complianceOf } from '../../queries/compliance-of.server.ts'
import type { PlannedItem } from './save-plan.server.ts'

const picturesOfOneJob = 500

/**
 * Adds what the kept reports say to new main pictures, where the channel has picture rules. Pictures that were never checked are
 * given to the worker; nothing is measured here, because somebody waits for the plan.
 */
export async function checkMainPictures<Item extends Pick<PlannedItem, 'change' | 'observed' | 'issues'>>(
  { pictureRules }: ImageRequirements,
  workspaceId: string,
  items: readonly Item[],
): Promise<Item[]> {
  if (!pictureRules) return [...items]
  const mains = items.map(({ change, observed }) => newMainPicture(change, observed))
  const found = await complianceOf(
    workspaceId,
    mains.filter((id) => id !== null),
  )
  await haveChecked(workspaceId, found)
  return items.map((item, at) => {
    const assetId = mains[at]
    const compliance = assetId && found.get(assetId)
    return compliance ? { ...item, issues: [...item.issues, ...complianceIssues(assetId, compliance)] } : item
  })
}

/** A page that waits for the answer asks again and again: the jobs have the same pictures each time, whatever was checked meanwhile. */
async function haveChecked(workspaceId: string, found: ReadonlyMap<string, PlanCompliance>): Promise<void> {
  for (const assetIds of chunksOf([...found.keys()].toSorted(), picturesOfOneJob)) {
    if (assetIds.every((id) => found.get(id)?.verdict !== 'unchecked')) continue
    await enqueue('check-pictures', { workspaceId, assetIds }, { once: sha256Hex(assetIds.join()) })
  }
}
