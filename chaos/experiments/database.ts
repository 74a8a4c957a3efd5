import { holdRequest } from '../stage/passing-requests.ts'
import type { Experiment, Reference } from './experiment.ts'
import { holdCommit } from './kill-at-commit.ts'
import { reachedOrOver } from './reached-or-over.ts'
import { writesOf } from './writes.ts'
import { withCase } from './with-case.ts'

/** The database goes away in the middle, for a moment or for a restart; the worker lives on and needs no help. */
export function databaseExperiments({ commits, requests }: Reference): Experiment[] {
  const middle = Math.ceil(commits.length / 2)
  const writes = writesOf(requests)
  const spread = new Set([writes[0], writes[Math.floor(writes.length / 2)], writes.at(-1)])
  return [
    ...writes.flatMap((kind) => [linesCutAt(kind), ...(spread.has(kind) ? [restartAt(kind)] : [])]),
    linesCutAtCommit(middle, 'before'),
    linesCutAtCommit(middle, 'after'),
  ]
}

/** The effect is there, and its receipt meets a dead connection. */
export function linesCutAt(kind: string): Experiment {
  return {
    group: 'database connections cut',
    name: `database connections cut after ${kind}`,
    kind,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const held = holdRequest(stage.standIn, { kind, ordinal: 1, moment: 'after' })
        stage.startWorker()
        await reachedOrOver(stage, held.reached)
        stage.proxy.cut()
        held.release()
      }),
  }
}

function linesCutAtCommit(index: number, moment: 'before' | 'after'): Experiment {
  return {
    group: 'database connections cut',
    name: `database connections cut ${moment} commit ${index}`,
    kind: 'commit',
    run: (lab) =>
      withCase(lab, async (stage) => {
        const reached = holdCommit(stage, index, moment)
        stage.startWorker()
        await reachedOrOver(stage, reached)
        stage.proxy.gate = null
        stage.proxy.cut()
      }),
  }
}

function restartAt(kind: string): Experiment {
  return {
    group: 'PostgreSQL restarted',
    name: `PostgreSQL restarted after ${kind}`,
    kind: 'PostgreSQL',
    alone: true,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const held = holdRequest(stage.standIn, { kind, ordinal: 1, moment: 'after' })
        stage.startWorker()
        await reachedOrOver(stage, held.reached)
        const restarted = lab.scene.postgres.restart()
        held.release()
        return (await restarted) ? [] : ['the server is in use by another chaos run and was not restarted']
      }),
  }
}
