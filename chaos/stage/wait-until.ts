import { setTimeout as delay } from 'node:timers/promises'

const lookAgainMs = 50

/** Looks until the answer is yes. Throws what it waited for when that takes too long. */
export async function waitUntil(
  what: string,
  isReached: () => Promise<boolean> | boolean,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await isReached())) {
    if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1000} s`)
    await delay(lookAgainMs)
  }
}
