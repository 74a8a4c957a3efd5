import type { Connector } from '../../core/channel/connector.ts'
import { movedPictures } from '../../core/export/moved-pictures.ts'
import { planIssue } from '../../core/export/plan-issue.ts'
import type { PlannedItem } from './save-plan.server.ts'

/** Tells of listings whose pictures would have to move and cannot, because nothing stands any more where the platform would fetch them. */
export async function noteUnreachable(connector: Connector, items: readonly PlannedItem[]): Promise<PlannedItem[]> {
  const moved = new Map(items.map((item) => [item, movedPictures(item.change, item.observed)]))
  const ids = new Set([...moved.values()].flat())
  if (ids.size === 0) return [...items]
  const there = await connector.observeFiles([...ids])
  return items.map((item) => {
    const isLost = moved.get(item)?.some((id) => !there.has(id)) ?? false
    return isLost ? { ...item, issues: [...item.issues, planIssue('move_impossible', null)] } : item
  })
}
