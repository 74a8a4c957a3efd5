import { setTimeout as delay } from 'node:timers/promises'

const lookAgainMs = 50

/**
 * Looks until the answer is yes. Throws what it waited for after as many looks as an idle machine takes in this time: on a busy one
 * each look takes longer, as what is waited for does.
 */
export async function waitUntil(
  what: string,
  isReached: () => Promise<boolean> | boolean,
  timeoutMs = 60_000,
): Promise<void> {
  for (let left = timeoutMs / lookAgainMs; !(await isReached()); left -= 1) {
    if (left <= 0) throw new Error(`${what}: not within ${timeoutMs / 1000} s of looking`)
    await delay(lookAgainMs)
  }
}
