import { laneRules } from './lane-rules.ts'
import type { TurnItem } from './turn.ts'

const { maxItems, maxPictures } = laneRules.group

/** Splits the items of a turn, in order. An item with more pictures than a group holds stands alone. */
export function groupsOf<Item extends Pick<TurnItem, 'change'>>(items: readonly Item[]): Item[][] {
  const groups: Item[][] = []
  let pictures = 0
  for (const item of items) {
    const group = groups.at(-1)
    const count = item.change.media.length
    if (group && group.length < maxItems && pictures + count <= maxPictures) {
      group.push(item)
      pictures += count
    } else {
      groups.push([item])
      pictures = count
    }
  }
  return groups
}
