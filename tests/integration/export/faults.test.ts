import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { ConnectorError } from '../../../app/core/channel/connector-error.ts'
import { itemWords } from '../../../app/core/export/export-words.ts'
import { decideRetry, type RetryDecision } from '../../../app/core/export/retry.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'
import { startWorkerProcess, type WorkerProcess } from '../../support/worker-process.ts'
import { anExportScene, type ExportScene } from './export-scene.ts'
import { faultTable, type FaultRow, type Stage } from './fault-table.ts'

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

function classOf({ error }: FaultRow): RetryDecision['kind'] {
  return decideRetry(new ConnectorError(error, error), 1, 0).kind
}

const rows = faultTable.map((row) => [row.fault, row] as const)
const passing = rows.filter(([, { lasts }]) => !lasts)
const lasting = rows.flatMap(([fault, { lasts, ...row }]) => (lasts ? [[fault, { ...row, lasts }] as const] : []))

describe('an export meets something that passes, and ends as if nothing had happened', () => {
  it.each(passing)('%s', async (_, row) => {
    const planId = await plannedExport()
    row.strike(stage())
    const ends = await endsOf(await scene.start(planId))
    expect(ends).toEqual([
      ['done', null],
      ['done', null],
    ])
    const { happened, todo } = itemWords(row.error)
    expect([happened, todo].every((words) => words.endsWith('.'))).toBe(true)
  })
})

describe('an export meets something that lasts: the merchant reads what happened and what to do, the rest is done', () => {
  it.each(lasting)('%s', { timeout: 60_000 }, async (_, row) => {
    const { lasts } = row
    const planId = await plannedExport()
    const comeRight = row.strike(stage())
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

describe('what is waited out, what is not tried again, and what waits for the merchant', () => {
  it('is decided by the kind of failure alone', () => {
    const classes = Object.groupBy(faultTable, classOf)
    expect(new Set(classes.permanent?.map(({ error }) => error))).toEqual(new Set(['rejected', 'not_found']))
    expect(new Set(classes.needs_merchant?.map(({ error }) => error))).toEqual(new Set(['auth_expired']))
    expect(classes.retry?.length).toBeGreaterThan(10)
  })

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
