import type { Case } from '../stage/open-case.ts'
import { holdRequest, type RequestPoint } from '../stage/passing-requests.ts'
import { waitUntil } from '../stage/wait-until.ts'
import type { Experiment, Reference } from './experiment.ts'
import { holdCommit } from './kill-at-commit.ts'
import { reachedOrOver } from './reached-or-over.ts'
import { writesOf } from './writes.ts'
import { withCase } from './with-case.ts'

/** A worker that hangs does so with an effect of which it has not heard, or with a request still on its way. */
export function workerExperiments({ requests }: Reference): Experiment[] {
  const points = writesOf(requests).flatMap((kind) =>
    (['before', 'after'] as const).map((moment): RequestPoint => ({ kind, ordinal: 1, moment })),
  )
  return [twoWorkers, ...points.map(sleepsAt), sleepsInTransaction]
}

const twoWorkers: Experiment = {
  group: 'two workers at once',
  name: 'two workers at once',
  kind: 'worker',
  inStorm: true,
  run: (lab) =>
    withCase(lab, async (stage) => {
      stage.startWorker()
      stage.startWorker()
      await stage.finished()
    }),
}

/**
 * The worker hangs past its lease, another one takes the lane over and ends the run; then the first wakes up, and what it had on
 * its way reaches the platform late. Everything that it still wants to write must be refused.
 */
export function sleepsAt(point: RequestPoint): Experiment {
  const { kind, moment } = point
  return {
    group: 'hangs past its lease and wakes',
    name: `hangs ${moment} ${kind}, wakes when another has finished`,
    kind,
    run: (lab) => withCase(lab, (stage) => sleep(stage, point), { lateRequest: true }),
  }
}

async function sleep(stage: Case, point: RequestPoint): Promise<void> {
  const held = holdRequest(stage.standIn, point)
  const sleeper = stage.startWorker()
  await reachedOrOver(stage, held.reached)
  sleeper.freeze()
  stage.startWorker()
  await stage.finished()
  held.release()
  sleeper.wake()
  await waitUntil('the sleeper is told that its lane was taken over', () => sleeper.log().includes('lane taken over'))
  await waitUntil('the platform has acted on what the sleeper had on its way', () => held.isAtRest())
  // Copies of uploads are deleted, and products that a late request wrote to get back what was confirmed.
  await stage.doUpkeep()
}

/** It holds the lane's row locked when it hangs: the database itself must end that transaction. */
const sleepsInTransaction: Experiment = {
  group: 'hangs past its lease and wakes',
  name: 'hangs inside a transaction',
  kind: 'commit',
  run: (lab) =>
    withCase(lab, async (stage) => {
      const released = Promise.withResolvers<void>()
      const reached = holdCommit(stage, Math.ceil(lab.reference.commits.length / 2), 'before', released.promise)
      const sleeper = stage.startWorker()
      await reachedOrOver(stage, reached)
      sleeper.freeze()
      stage.startWorker()
      await stage.finished()
      released.resolve()
      sleeper.wake()
    }),
}
