import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import type { ProductSeed } from '../../../sandbox/shopify/seed.ts'
import type { ShopifySandbox } from '../../../sandbox/shopify/server.ts'
import type { StoredFile } from '../../../sandbox/shopify/state/model.ts'
import type { Shop } from '../../../sandbox/shopify/state/shop.ts'
import { SpeedClock } from '../../../sandbox/clock.ts'
import { aPicture } from '../../support/a-picture.ts'
import { aShopifyShop } from '../../support/a-shopify-shop.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'

const domain = 'export.myshopify.com'
const colours = ['Red', 'Blue']

export interface MappedPicture {
  readonly assetId: string
  /** Default: the whole product. */
  readonly colour?: string
  readonly role?: string
}

/** A shop of mugs in the stand-in, a workspace that is connected to it, and the services between them. */
export interface ExportScene {
  readonly environment: AppEnvironment
  readonly sandbox: ShopifySandbox
  readonly shop: Shop
  readonly workspaceId: string
  readonly connectionId: string
  readonly db: typeof import('../../../app/db.server.ts').db
  picture(seed: number): Promise<string>
  /** A draft of the first `count` products with these pictures mapped to each. */
  draft(pictures: readonly MappedPicture[], count?: number): Promise<string>
  plan(draftId: string): Promise<string>
  start(planId: string): Promise<string>
  /** Until every item of the run has come to its end. */
  finished(runId: string): Promise<void>
  items(runId: string): Promise<ItemView[]>
  createdFiles(): StoredFile[]
  close(): Promise<void>
}

export interface ItemView {
  readonly state: string
  readonly errorCode: string | null
  readonly errorDetail: string | null
  readonly errorAssetId: string | null
  readonly attempt: number
  readonly imagesDone: number
}

export async function anExportScene({ products = 3, clockSpeed = 10 } = {}): Promise<ExportScene> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-export-'))
  const sandbox = await aShopifyShop(domain, await mugs(folder, products))
  if (sandbox.world.clock instanceof SpeedClock) sandbox.world.clock.setSpeed(clockSpeed)
  const environment = await prepareAppEnvironment(sandbox.url)
  const { db } = await import('../../../app/db.server.ts')
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
  const shop = sandbox.world.shops.get(domain)
  if (!shop) throw new Error('the stand-in lost its shop')

  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  const { startExport } = await import('../../../app/services/start-export.server.ts')

  return {
    ...{ environment, sandbox, shop, workspaceId, connectionId, db },
    async picture(seed) {
      const body = Readable.from([await aPicture({ seed, widthPx: 400, heightPx: 300 })])
      const result = await importAsset({ workspaceId, body, fileName: `Mug no. ${seed}.jpg`, source: 'upload' })
      if (!result.ok) throw new Error(result.issue.code)
      await db.asset.update({ where: { id: result.value.assetId }, data: { altText: `Mug ${seed}` } })
      return result.value.assetId
    },
    async draft(pictures, count = products) {
      const remoteIds = [...shop.products.keys()].slice(0, count)
      const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds })
      await db.mapping.deleteMany({ where: { workspaceId } })
      await db.mapping.createMany({
        data: productIds.flatMap((productId) =>
          pictures.map(({ assetId, colour, role = 'angle' }, position) => ({
            ...{ workspaceId, productId, assetId, role, position, origin: 'manual' as const },
            ...(colour
              ? { target: 'option' as const, optionName: 'Color', optionValue: colour }
              : { target: 'product' as const }),
          })),
        ),
      })
      return draftId
    },
    plan: (draftId) => planExport({ workspaceId, draftId }),
    start: (planId) => startExport({ workspaceId, planId, approvedBy: 'test' }),
    finished: (runId) =>
      vi.waitFor(
        async () => {
          const run = await db.exportRun.findUniqueOrThrow({ where: { id: runId } })
          if (!['finished', 'cancelled'].includes(run.state)) throw new Error(`the run is ${run.state}`)
        },
        { timeout: 25_000, interval: 50 },
      ),
    items: (runId) =>
      db.exportItem.findMany({
        where: { workspaceId, runId },
        orderBy: { position: 'asc' },
        select: {
          ...{ state: true, errorCode: true, errorDetail: true, errorAssetId: true },
          ...{ attempt: true, imagesDone: true },
        },
      }),
    createdFiles: () => [...shop.files.values()].filter(({ origin }) => origin.actor.startsWith('app:')),
    async close() {
      await environment.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Each with two pictures of its own, of which the first is that of the red variant. */
async function mugs(folder: string, count: number): Promise<ProductSeed[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index): Promise<ProductSeed> => {
      const media = await Promise.all(
        [1, 2].map(async (number) => {
          const fileName = `theirs-${index}-${number}.png`
          const file = path.join(folder, fileName)
          await writeFile(file, await aPicture({ seed: 100 + index * 2 + number, format: 'png' }))
          return { fileName, alt: `Theirs ${number}`, path: file }
        }),
      )
      const variants = colours.map((Color, place) => ({
        ...{ sku: `MUG-${index}-${Color}`, price: '9.00', optionValues: { Color } },
        ...(place === 0 && { mediaIndex: 0 }),
      }))
      return { title: `Mug ${index}`, options: [{ name: 'Color', values: colours }], variants, media }
    }),
  )
}
