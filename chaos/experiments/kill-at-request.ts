import { holdRequest, type RequestPoint } from '../stage/passing-requests.ts'
import type { Experiment, Reference } from './experiment.ts'
import { reachedOrOver } from './reached-or-over.ts'
import { withCase } from './with-case.ts'

/** SIGKILL before and after each outgoing request of the run. `from`: not at so many first ones. */
export function killsAtRequests({ requests }: Reference, from = 0): Experiment[] {
  return requests.flatMap((kind, index) => {
    if (index < from) return []
    const ordinal = requests.slice(0, index + 1).filter((other) => other === kind).length
    return (['before', 'after'] as const).map((moment) => killAt({ kind, ordinal, moment }))
  })
}

function killAt(point: RequestPoint): Experiment {
  const { kind, ordinal, moment } = point
  return {
    group: `killed ${moment} a request`,
    name: `killed ${moment} ${kind} ${ordinal}`,
    kind,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const held = holdRequest(stage.standIn, point)
        const victim = stage.startWorker()
        await reachedOrOver(stage, held.reached)
        await victim.kill()
        stage.standIn.setGate(null)
        stage.startWorker()
      }),
  }
}
