/** Ids in order: as they stand now, and as they stood before our export and after it. */
export interface Orders {
  readonly now: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface RevertedOrder {
  readonly ids: readonly string[]
  /** Somebody moved pictures since; their order stays. */
  readonly changedSince: boolean
}

/**
 * The order of the media that remain: as before our export where the listing stands as the export left it or as it was before;
 * else as it stands now. Pictures that came since stay behind the neighbour they stand behind.
 */
export function revertOrder({ now, before, after }: Orders, remaining: ReadonlySet<string>): RevertedOrder {
  const changedSince = !standsAs(now, before) && !standsAs(now, after)
  const [base, rest] = changedSince ? [now, before] : [before, now]
  return { ids: weave(only(base, remaining), only(rest, remaining)), changedSince }
}

/** Whether the media that both lists have stand in the same order. */
function standsAs(shown: readonly string[], wanted: readonly string[]): boolean {
  const there = only(shown, new Set(wanted))
  const expected = only(wanted, new Set(shown))
  return there.every((id, index) => id === expected[index])
}

function only(ids: readonly string[], allowed: ReadonlySet<string>): string[] {
  return ids.filter((id) => allowed.has(id))
}

/** Puts what `base` lacks behind the neighbour that it follows in `order`. */
function weave(base: readonly string[], order: readonly string[]): string[] {
  const woven = [...base]
  for (const [index, id] of order.entries()) {
    if (woven.includes(id)) continue
    woven.splice(index === 0 ? 0 : woven.indexOf(order[index - 1] ?? '') + 1, 0, id)
  }
  return woven
}
