import type { Case } from '../stage/open-case.ts'
import type { Experiment, Reference } from './experiment.ts'
import { reachedOrOver } from './reached-or-over.ts'
import { withCase } from './with-case.ts'

type Moment = 'before' | 'after'

/**
 * SIGKILL while PostgreSQL holds the transaction open, and when it is committed and the worker has not heard of it. `from`: only
 * those behind so many requests.
 */
export function killsAtCommits({ commits }: Reference, from = 0): Experiment[] {
  return commits.flatMap(({ requests, kind }, index) =>
    requests < from ? [] : (['before', 'after'] as const).map((moment) => killAt(index + 1, kind, moment)),
  )
}

function killAt(index: number, place: string, moment: Moment): Experiment {
  return {
    group: `killed ${moment} a commit`,
    name: `killed ${moment} commit ${index} (${place})`,
    kind: place,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const reached = holdCommit(stage, index, moment)
        const victim = stage.startWorker()
        await reachedOrOver(stage, reached)
        await victim.kill()
        stage.proxy.gate = null
        stage.startWorker()
      }),
  }
}

/** Stops the world at one commit. Resolves when it is there. */
export function holdCommit({ proxy }: Case, index: number, moment: Moment, until?: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const forEver = until ?? new Promise<void>(() => undefined)
  proxy.gate = {
    [moment]: (passing: number) => {
      if (passing !== index) return undefined
      resolve()
      return forEver
    },
  }
  return promise
}
