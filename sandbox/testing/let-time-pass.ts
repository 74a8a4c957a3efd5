import { expect } from 'vitest'
import type { ManualClock } from './manual-clock.ts'

/** Far over what the platform takes for anything waited for, far under what a token or an uninstalled shop lasts. */
const MOST_MS = 600_000

/**
 * Platform time goes on, from one thing that falls due to the next, until the state is reached. Real work in between,
 * such as files and HTTP, takes the time it takes: nothing but the wait's own limit counts it.
 */
export async function letTimePass(clock: ManualClock, isReached: () => boolean): Promise<void> {
  const goOn = (): boolean => {
    if (!isReached()) clock.advanceToNext(MOST_MS)
    return isReached()
  }
  await expect.poll(goOn, { interval: 1, message: 'the wanted state' }).toBe(true)
}
