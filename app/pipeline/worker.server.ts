import { setFlagsFromString } from 'node:v8'
import { db } from '../db.server.ts'
import { tolerateLateRollbacks } from '../lib/late-rollbacks.ts'
import { log } from '../log.server.ts'
import { closeQueue } from './queue.server.ts'
import { startWorker } from './start-worker.server.ts'

/**
 * How much of what is alive may lie beside it as garbage. V8 allows four times as much where the machine has memory to spare: 60 MB
 * alive became 200 MB of heap in a long export. Read anew at every collection, so it need not stand on the command line.
 */
const garbagePercent = 50

/** The worker process: `node app/pipeline/worker.server.ts`. */
setFlagsFromString(`--heap-growing-percent=${garbagePercent}`)
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
