import type { Case } from '../stage/open-case.ts'

/** Thrown where this run took another way, so that the point was not on it: polls may be one more or less. */
export class NeverReached extends Error {
  constructor() {
    super('the run ended without coming to this point')
    this.name = 'NeverReached'
  }
}

/** Resolves at the point. */
export async function reachedOrOver(stage: Case, reached: Promise<void>): Promise<void> {
  const over = stage.finished().then(() => {
    throw new NeverReached()
  })
  await Promise.race([reached, over])
  over.catch(() => undefined)
}
