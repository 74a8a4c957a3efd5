const second = 1000
const minute = 60 * second
const hour = 60 * minute

/**
 * How long after the acceptance a listing is looked at: soon, then ever more seldom. A picture usually takes minutes, up to a day is
 * normal, and after two nothing more is to be expected by itself.
 */
const looks = [
  ...[15 * second, 45 * second, 2 * minute, 5 * minute, 10 * minute, 20 * minute, 40 * minute],
  ...[80 * minute, 3 * hour, 6 * hour, 12 * hour, 24 * hour, 36 * hour, 48 * hour],
]

/** From then on a picture that is not shown is late. */
export const lateAfterMs = 24 * hour

/** Then it is over, whatever came of it. */
export const followForMs = 48 * hour

/** When to look again; null: not any more. Times in milliseconds. */
export function nextLook(acceptedAt: number, now: number): number | null {
  const next = looks.find((after) => acceptedAt + after > now)
  return next === undefined ? null : acceptedAt + next
}
