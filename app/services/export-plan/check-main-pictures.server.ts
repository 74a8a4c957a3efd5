import type { ImageRequirements } from '../../core/channel/requirements.ts'
import { complianceIssues, newMainPicture } from '../../core/export/compliance-issues.ts'
import { sha256Hex } from '../../lib/crypto.ts'
import { enqueue } from '../../pipeline/queue.server.ts'
import { complianceOf } from '../../queries/compliance-of.server.ts'
import type { PlannedItem } from './save-plan.server.ts'

/** Of one job; the rest is asked for by the next plan. */
const checksAtOnce = 500

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
  const unchecked = [...found].filter(([, { verdict }]) => verdict === 'unchecked').map(([id]) => id)
  if (unchecked.length > 0) {
    const assetIds = unchecked.slice(0, checksAtOnce).toSorted()
    // A page that waits for the answer asks again and again.
    await enqueue('check-pictures', { workspaceId, assetIds }, { once: sha256Hex(assetIds.join()) })
  }
  return items.map((item, at) => {
    const assetId = mains[at]
    const compliance = assetId && found.get(assetId)
    return compliance ? { ...item, issues: [...item.issues, ...complianceIssues(assetId, compliance)] } : item
  })
}
