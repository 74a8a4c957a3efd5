import { holdRequest, type RequestPoint } from '../stage/passing-requests.ts'
import { waitUntil } from '../stage/wait-until.ts'
import type { Experiment } from './experiment.ts'
import { holdCommit } from './kill-at-commit.ts'
import { reachedOrOver } from './reached-or-over.ts'
import { withCase } from './with-case.ts'

/** Where a worker that hangs does so: with an effect of which it has not heard, or with a request still on its way. */
const sleepPoints: readonly RequestPoint[] = [
  { kind: 'FilesCreate', ordinal: 1, moment: 'after' },
  { kind: 'FilesCreate', ordinal: 1, moment: 'before' },
  { kind: 'FilesAttach', ordinal: 1, moment: 'before' },
  { kind: 'VariantsSetMedia', ordinal: 2, moment: 'before' },
  { kind: 'ReorderMedia', ordinal: 2, moment: 'before' },
  { kind: 'ReorderMedia', ordinal: 2, moment: 'after' },
]

export function workerExperiments(): Experiment[] {
  return [twoWorkers, ...sleepPoints.map(sleepsAt), sleepsInTransaction]
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
function sleepsAt(point: RequestPoint): Experiment {
  const { kind, moment } = point
  return {
    group: 'hangs past its lease and wakes',
    name: `hangs ${moment} ${kind}, wakes when another has finished`,
    kind,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { gate, held } = holdRequest(point)
        stage.sandbox.world.gate = gate
        const sleeper = stage.startWorker()
        await reachedOrOver(stage, held.reached)
        sleeper.freeze()
        stage.startWorker()
        await stage.finished()
        held.release()
        sleeper.wake()
        await waitUntil('the sleeper is told that its lane was taken over', () =>
          sleeper.log().includes('lane taken over'),
        )
      }),
  }
}

/** It holds the lane's row locked when it hangs: the database itself must end that transaction. */
const sleepsInTransaction: Experiment = {
  group: 'hangs past its lease and wakes',
  name: 'hangs inside a transaction',
  kind: 'commit',
  run: (lab) =>
    withCase(lab, async (stage) => {
      const released = Promise.withResolvers<void>()
      const reached = holdCommit(stage, Math.ceil(lab.reference.commits / 2), 'before', released.promise)
      const sleeper = stage.startWorker()
      await reachedOrOver(stage, reached)
      sleeper.freeze()
      stage.startWorker()
      await stage.finished()
      released.resolve()
      sleeper.wake()
    }),
}
