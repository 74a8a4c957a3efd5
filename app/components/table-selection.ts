/** Polaris names one row by its id, a range (shift + click) by its two positions, and the whole page by nothing. */
export function chosenRowIds(
  ids: readonly string[],
  target: string | readonly [first: number, last: number] | undefined,
): readonly string[] {
  if (target === undefined) return ids
  return typeof target === 'string' ? [target] : ids.slice(target[0], target[1] + 1)
}

/**
 * What Polaris' table is told to have selected: the whole page or nothing. Its half-ticked box says "mixed" in a way that
 * screen readers may not follow (axe: aria-conditional-attr), and the page counts the choice elsewhere.
 */
export function wholePageCount(selectedCount: number, rowCount: number): number {
  return selectedCount === rowCount ? rowCount : 0
}
