import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startAmazonSandbox, type AmazonSandbox } from '../../../sandbox/amazon/server.ts'
import { sendAmazonCallsTo } from '../../../sandbox/amazon-edge.ts'
import type { Worker } from '../../../app/pipeline/start-worker.server.ts'
import { laneRules } from '../../../app/pipeline/lane/lane-rules.ts'
import { aPicture } from '../../support/a-picture.ts'
import { anAmazonAccount } from '../../support/an-amazon-account.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { amazonApplication } from '../../support/open-amazon.ts'
import { servePublicPictures } from '../../support/public-pictures.ts'

/** More than go through the steps in one group. */
const count = laneRules.group.maxItems + 20
const skus = Array.from({ length: count }, (_, at) => `MUG-${String(at).padStart(3, '0')}`)

let pictures: Awaited<ReturnType<typeof servePublicPictures>>
let sandbox: AmazonSandbox
let undoEdge: () => void
let environment: AppEnvironment
let worker: Worker
let db: typeof import('../../../app/db.server.ts').db
let workspaceId: string
let connectionId: string

beforeAll(async () => {
  pictures = await servePublicPictures()
  const { clientId, clientSecret, applicationId } = amazonApplication
  Object.assign(process.env, {
    ...{ PUBLIC_URL: pictures.origin, AMAZON_FEED_FROM: String(count - 1) },
    ...{ AMAZON_CLIENT_ID: clientId, AMAZON_CLIENT_SECRET: clientSecret, AMAZON_APPLICATION_ID: applicationId },
  })
  const settings = { processesImages: false, feedQueueMs: 500, feedMessageMs: 1 }
  sandbox = await startAmazonSandbox({ application: amazonApplication, settings })
  undoEdge = sendAmazonCallsTo(sandbox.url)
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
  const listings = skus.map((sku, at) => ({
    ...{ sku, asin: `B0${String(at).padStart(8, '0')}`, title: `Mug ${at}`, productType: 'DRINKING_CUP' },
  }))
  connectionId = await anAmazonAccount(sandbox, { workspaceId, listings })
  const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
  worker = await startWorker()
})

afterAll(async () => {
  await worker.stop()
  await environment.close()
  undoEdge()
  await sandbox.close()
  await pictures.close()
})

it(
  'an export of more SKUs than the operator lets go one by one is prepared whole, and goes as one feed',
  { timeout: 100_000 },
  async () => {
    const { importAsset } = await import('../../../app/services/import-asset.server.ts')
    const { createDraft } = await import('../../../app/services/create-draft.server.ts')
    const { planExport } = await import('../../../app/services/plan-export.server.ts')
    const { startExport } = await import('../../../app/services/start-export.server.ts')
    const body = Readable.from([await aPicture({ seed: 1, widthPx: 1000, heightPx: 1000 })])
    const imported = await importAsset({ workspaceId, body, fileName: 'Mug.jpg', source: 'upload' })
    if (!imported.ok) throw new Error(imported.issue.code)
    const { assetId } = imported.value
    const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds: skus })
    const mapped = { workspaceId, assetId, role: 'hero', position: 0, origin: 'manual', target: 'product' } as const
    await db.mapping.createMany({ data: productIds.map((productId) => ({ ...mapped, productId })) })
    const planId = await planExport({ workspaceId, draftId })
    // The plan asks Amazon about some of them.
    const planned = sandbox.world.requests.since(0).at(-1)?.sequence ?? 0
    const runId = await startExport({ workspaceId, planId, approvedBy: 'test', confirmRemovals: 0 })
    const states = () =>
      db.exportItem.groupBy({ by: ['state', 'errorCode'], where: { workspaceId, runId }, _count: true })
    await vi.waitFor(async () => expect(await states()).toEqual([{ state: 'done', errorCode: null, _count: count }]), {
      timeout: 80_000,
      interval: 200,
    })
    const calls = sandbox.world.requests
      .since(planned)
      .filter(({ operation }) => /^(createFeed|patchListingsItem)$/.test(operation))
    expect(calls.map(({ operation }) => operation)).toEqual(['createFeed'])
  },
)
