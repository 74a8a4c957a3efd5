import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { itemWords } from '../../../app/core/export/export-words.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'
import { startWorkerProcess, type WorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'
import { lastingFaults, passingFaults, type Stage } from './fault-table.ts'

/** Minutes of waiting between tries pass in seconds; a request still has half a second of ours. */
const speed = 60

let scene: ExportScene
let worker: WorkerProcess
let seed = 0

beforeAll(async () => {
  scene = await anExportScene({ products: 3, clockSpeed: speed })
  const platformTime = { NODE_OPTIONS: '--import ./chaos/preload/platform-time.mjs', CHAOS_SPEED: String(speed) }
  worker = await startWorkerProcess(scene.sandbox.url, platformTime)
})

afterEach(() => {
  scene.sandbox.world.gate = null
  scene.sandbox.world.faults.clear()
})

afterAll(async () => {
  await worker.stop()
  await scene.close()
})

/** The second of the two products that take part is the one that may be hit. */
function stage(): Stage {
  return { scene, victim: [...scene.shop.products.values()][1]! }
}

async function plannedExport(): Promise<string> {
  seed += 2
  const pictures = [{ assetId: await scene.picture(seed) }, { assetId: await scene.picture(seed + 1), colour: 'Red' }]
  return scene.plan(await scene.draft(pictures, 2))
}

async function endsOf(runId: string): Promise<[string, string | null][]> {
  await scene.finished(runId)
  return (await scene.items(runId)).map(({ state, errorCode }) => [state, errorCode])
}

describe('an export meets something that passes, and ends as if nothing had happened', () => {
  it.each(passingFaults)('$fault', async ({ strike }) => {
    const planId = await plannedExport()
    const timesStruck = strike(stage())
    const ends = await endsOf(await scene.start(planId))
    expect(ends).toEqual([
      ['done', null],
      ['done', null],
    ])
    expect(timesStruck()).toBeGreaterThan(0)
  })

  it('a name that is found taken only when the second file is processed: the first is adopted, its copy deleted', async () => {
    const { behaviour, faults } = scene.sandbox.world
    const planId = await plannedExport()
    const before = new Set(scene.createdFiles())
    Object.assign(behaviour, { namesCheckedLate: true, searchLagMs: 20_000 })
    const lost = faults.add({ place: 'graphql', name: 'FilesCreate', effect: { kind: 'drop-after' } })
    const ends = await endsOf(await scene.start(planId))
    Object.assign(behaviour, { namesCheckedLate: false, searchLagMs: 1000 })
    expect([lost.struck, ends]).toEqual([
      1,
      [
        ['done', null],
        ['done', null],
      ],
    ])
    const created = scene.createdFiles().filter((file) => !before.has(file))
    expect(created.map(({ status, references }) => [status, references.size])).toEqual([
      ['READY', 2],
      ['READY', 2],
    ])
    const known = await scene.db.remoteFile.count({ where: { remoteId: { in: created.map(({ id }) => id) } } })
    expect(known).toBe(2)
  })
})

describe('an export meets something that lasts: the merchant reads what happened and what to do, the rest is done', () => {
  it.each(lastingFaults)('$fault', { timeout: 60_000 }, async ({ strike, lasts }) => {
    const planId = await plannedExport()
    const comeRight = strike(stage())
    const runId = await scene.start(planId)
    const failed: [string, string | null] = [lasts.state, lasts.code]
    expect(await endsOf(runId)).toEqual(lasts.fails === 'all' ? [failed, failed] : [['done', null], failed])

    const { happened, todo, action } = itemWords(lasts.code)
    expect({ happened, todo, action }).toEqual({
      ...{ happened: expect.stringContaining(lasts.happened) as string, todo: lasts.todo, action: lasts.action },
    })
    const [, victim] = await scene.items(runId)
    expect(victim?.errorAssetId !== null).toBe(lasts.picture ?? false)

    await comeRight?.()
    if (!lasts.retrying) return
    const { retryExport } = await import('../../../app/services/retry-export.server.ts')
    await retryExport({ workspaceId: scene.workspaceId, runId })
    expect(await endsOf(runId)).toEqual([
      ['done', null],
      ['done', null],
    ])
  })
})

describe('an export whose access is withdrawn waits for the merchant', () => {
  it.each([
    ['a product is looked at', 'write_products'],
    ['files are put on products', 'write_files'],
  ])('a scope withdrawn before %s: nothing fails, and it goes on once the scope is back', async (_name, scope) => {
    const planId = await plannedExport()
    const { app } = scene.sandbox.world
    const granted = app.scopes
    scene.sandbox.world.gate = {
      arrived: ({ name }) => void (name === 'FilesAttach' && (app.scopes = granted.filter((each) => each !== scope))),
    }
    const runId = await scene.start(planId)
    const connection = () => scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })
    const refused = { status: 'needs_reconnect', statusReason: 'missing_scopes' }
    await vi.waitFor(async () => expect(await connection()).toMatchObject(refused), { timeout: 20_000, interval: 50 })
    scene.sandbox.world.gate = null
    expect(new Set((await scene.items(runId)).map(({ errorCode }) => errorCode))).toEqual(new Set([null]))
    app.scopes = granted
    const { checkConnection } = await import('../../../app/services/check-connection.server.ts')
    expect((await checkConnection(scene.workspaceId, scene.connectionId)).missingScopes).toEqual([])
    // One product may be gone by a fault before.
    expect(new Set((await endsOf(runId)).flat())).toEqual(new Set(['done', null]))
  })

  it('revoked token: everything waits, nothing fails, and it goes on after the merchant came back', async () => {
    const planId = await plannedExport()
    scene.sandbox.world.gate = {
      arrived: ({ name }) => void (name === 'FilesAttach' && scene.shop.tokens.revokeAll()),
    }
    const runId = await scene.start(planId)
    const status = async () =>
      (await scene.db.connection.findUniqueOrThrow({ where: { id: scene.connectionId } })).status
    await vi.waitFor(async () => expect(await status()).toBe('needs_reconnect'), { timeout: 20_000, interval: 50 })
    scene.sandbox.world.gate = null
    expect(new Set((await scene.items(runId)).map(({ errorCode }) => errorCode))).toEqual(new Set([null]))
    expect(itemWords('auth_expired')).toMatchObject({
      action: 'reconnect',
      happened: expect.stringMatching(/access/) as string,
    })
    const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
    await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: scene.shop.identity.domain })))
    expect(new Set((await endsOf(runId)).flat())).toEqual(new Set(['done', null]))
  })
})
