/** Polaris names one row by its id, a range (shift + click) by its two positions, and the whole page by nothing. */
export function chosenRowIds(
  ids: readonly string[],
  target: string | readonly [first: number, last: number] | undefined,
): readonly string[] {
  if (target === undefined) return ids
  return typeof target === 'string' ? [target] : ids.slice(target[0], target[1] + 1)
}
