import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'

let scene: ExportScene
let worker: Worker

beforeAll(async () => {
  scene = await anExportScene({ products: 1 })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

async function exportOnce(seed: number): Promise<void> {
  const runId = await scene.start(await scene.plan(await scene.draft([{ assetId: await scene.picture(seed) }])))
  await scene.finished(runId)
  expect(await scene.items(runId)).toMatchObject([{ state: 'done' }])
}

describe('a worker that nobody wakes', () => {
  it('finds a job for later soon after it fell due', async () => {
    const { enqueue } = await import('../../../app/pipeline/queue.server.ts')
    await scene.db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'start-due-exports'`
    await enqueue('start-due-exports', {}, { startAfterMs: 500 })
    const states = () => scene.db.$queryRaw`SELECT state::text FROM pgboss.job WHERE name = 'start-due-exports'`
    await expect.poll(states, { timeout: 10_000 }).toEqual([{ state: 'completed' }])
  })

  it('goes on when every connection to the database was lost, the one for notifications too', async () => {
    await scene.db.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name LIKE 'mediaport-%'`
    await exportOnce(71)
  })
})

describe('a process that hangs inside a transaction', () => {
  const limitIn = async (tx: Pick<typeof scene.db, '$queryRaw'>) => {
    const [row] = await tx.$queryRaw<{ limit: string }[]>`
      SELECT current_setting('idle_in_transaction_session_timeout') AS "limit"`
    return row?.limit
  }

  it('is parted from its locks by PostgreSQL', async () => {
    expect(await scene.db.$transaction((tx) => limitIn(tx))).toBe('30s')
  })

  it('and from its lane no later than its lease ends', async () => {
    const { acquireLease } = await import('../../../app/pipeline/lane/lease.server.ts')
    // The worker may still be at its last look.
    const lease = (await vi.waitUntil(() => acquireLease(scene.connectionId), { timeout: 10_000 }))!
    expect(await lease.write(limitIn)).toBe('10s')
    await lease.release({ anotherTurn: false })
  })
})
