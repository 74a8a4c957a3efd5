import type { Case } from '../stage/open-case.ts'
import { countingGate } from '../stage/passing-requests.ts'
import { waitUntil } from '../stage/wait-until.ts'
import type { Experiment } from './experiment.ts'
import { withCase } from './with-case.ts'

interface Withdrawal {
  readonly group: string
  /** Just before the platform acts on the first request of this kind. */
  readonly kind: string
  /** Takes the access away. Answers how it is given again, once the connection has asked for that. */
  withdraw(stage: Case): () => Promise<unknown>
}

/** The account refuses us: everything waits, nothing fails, and with the access back it goes on by itself. */
export function accessWithdrawn({ group, kind, withdraw }: Withdrawal): Experiment {
  return {
    ...{ group, kind },
    name: `${group}: ${kind}`,
    run: (lab) =>
      withCase(lab, async (stage) => {
        const { database, standIn } = stage
        let giveBack = () => Promise.resolve<unknown>(undefined)
        standIn.setGate(
          countingGate(standIn, {
            before: (passing, ordinal) => {
              if (passing === kind && ordinal === 1) giveBack = withdraw(stage)
            },
          }),
        )
        stage.startWorker()
        await waitUntil('the connection asks to be renewed', async () => {
          return (await database.connectionStatus()) === 'needs_reconnect' && (await database.laneHolder()) === null
        })
        const failed = (await database.items()).filter(({ state }) => state === 'failed' || state === 'cancelled')
        standIn.setGate(null)
        await giveBack()
        await stage.finished()
        return failed.map(({ title }) => `${title} failed instead of waiting`)
      }),
  }
}
