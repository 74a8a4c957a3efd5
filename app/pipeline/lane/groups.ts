import { laneRules } from './lane-rules.ts'
import type { TurnItem } from './turn.ts'

const { maxItems, maxPictures } = laneRules.group

type Changing = Pick<TurnItem, 'change'>

/**
 * Splits the items of a turn, in order; those that bring videos come behind the others. A platform may process videos for minutes, in
 * which the rest of a group waits.
 */
export function groupsOf<Item extends Changing>(items: readonly Item[]): Item[][] {
  const [pictures, videos] = [items.filter((item) => !bringsVideo(item)), items.filter(bringsVideo)]
  return [...inGroups(pictures), ...inGroups(videos)]
}

function bringsVideo({ change }: Changing): boolean {
  return change.media.some(({ kind, action }) => kind === 'video' && action !== 'present')
}

/** An item with more pictures than a group holds stands alone. */
function inGroups<Item extends Changing>(items: readonly Item[]): Item[][] {
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
