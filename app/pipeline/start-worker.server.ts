import { handlers } from './handlers.server.ts'
import { keepSweeping } from './lane/sweep-lanes.server.ts'
import { announcePresence } from './presence.server.ts'
import { workQueue } from './queue.server.ts'

export interface Worker {
  /** Resolves when the current steps have ended and their receipts are written. */
  stop(): Promise<void>
}

/** Handles jobs in this process. Any number of workers may run, on any number of machines. */
export async function startWorker(): Promise<Worker> {
  const presence = await announcePresence()
  const queue = await workQueue(handlers)
  const stopSweeping = keepSweeping()
  return {
    async stop() {
      stopSweeping()
      await queue.stop()
      await presence.end()
    },
  }
}
