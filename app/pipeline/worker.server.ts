import { db } from '../db.server.ts'
import { tolerateLateRollbacks } from '../lib/late-rollbacks.ts'
import { log } from '../log.server.ts'
import { closeQueue } from './queue.server.ts'
import { startWorker } from './start-worker.server.ts'

/** The worker process: `node app/pipeline/worker.server.ts`. */
tolerateLateRollbacks((error) => log.warn({ err: error }, 'transaction lost with its connection'))
const worker = await startWorker()
log.info({ pid: process.pid }, 'worker ready')

async function stop(signal: string): Promise<void> {
  log.info({ signal }, 'worker stops after the current steps')
  await worker.stop()
  await closeQueue()
  await db.$disconnect()
  process.exit(0)
}

process.once('SIGTERM', (signal) => void stop(signal))
process.once('SIGINT', (signal) => void stop(signal))
