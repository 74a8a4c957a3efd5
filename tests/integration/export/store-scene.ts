import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import type { ExportMode } from '../../../app/core/export/export-mode.ts'
import type { ListingState } from '../../../app/core/channel/listing-state.ts'
import type { StoreProductSeed } from '../../../sandbox/woocommerce/seed.ts'
import { startWooCommerceSandbox, type WooCommerceSandbox } from '../../../sandbox/woocommerce/server.ts'
import type { SiteSettings } from '../../../sandbox/woocommerce/settings.ts'
import { seedSite } from '../../../sandbox/woocommerce/state/seed-site.ts'
import type { Attachment } from '../../../sandbox/woocommerce/state/model.ts'
import { aPicture } from '../../support/a-picture.ts'
import { prepareAppEnvironment } from '../../support/app-environment.ts'
import { keysFor, passwordFor } from '../../support/open-woocommerce.ts'
import { servePublicPictures } from '../../support/public-pictures.ts'

const publicUrl = 'https://mediaport.example'
const colours = ['Red', 'Blue']

export interface MappedPicture {
  readonly assetId: string
  /** Default: the whole product. */
  readonly colour?: string
  readonly role?: string
}

/** A WooCommerce store of mugs in the stand-in, and a workspace that sells there alone. */
export interface StoreScene {
  readonly sandbox: WooCommerceSandbox
  readonly workspaceId: string
  readonly connectionId: string
  readonly db: typeof import('../../../app/db.server.ts').db
  picture(seed: number): Promise<string>
  /** A draft of all products with these pictures mapped to each. */
  draft(pictures: readonly MappedPicture[]): Promise<string>
  plan(draftId: string, mode?: ExportMode): Promise<string>
  /** Carries a plan out; answers the run's id when every item has come to its end. */
  carryOut(planId: string): Promise<string>
  start(planId: string): Promise<string>
  finished(runId: string): Promise<void>
  states(runId: string): Promise<[state: string, errorCode: string | null][]>
  /** What the store shows now, by product. */
  shown(): Promise<ListingState[]>
  /** Attachments that were made through the API. */
  created(): Attachment[]
  close(): Promise<void>
}

export interface StoreSceneOptions {
  readonly access: 'application_password' | 'keys'
  readonly settings?: Partial<SiteSettings>
  readonly directory?: string
  readonly products?: number
}

export async function aStoreScene({
  access,
  settings,
  directory,
  products = 3,
}: StoreSceneOptions): Promise<StoreScene> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mediaport-store-'))
  const pictures = await servePublicPictures()
  const environmentType = access === 'keys' ? 'production' : 'local'
  const sandbox = await startWooCommerceSandbox({
    sites: [{ key: 'store', title: 'Northwind', directory, settings: { environmentType, ...settings } }],
    hosts: { [new URL(publicUrl).hostname]: pictures.origin },
  })
  const store = sandbox.sites.store!
  await seedSite(sandbox.world, store.site, { products: await mugs(folder, products) })
  process.env.IMPORT_ALLOWED_HOSTS = new URL(store.url).host
  process.env.PUBLIC_URL = publicUrl
  const environment = await prepareAppEnvironment()
  const { db } = await import('../../../app/db.server.ts')
  const { sealCredentials } = await import('../../../app/connections/credentials.server.ts')
  const { checkAccount } = await import('../../../app/connections/check-account.server.ts')
  const { id: workspaceId } = await db.workspace.create({ data: { name: 'w' } })
  const { id: connectionId } = await db.connection.create({
    data: { workspaceId, channel: 'woocommerce', accountKey: store.url, label: 'Northwind' },
  })
  const credentials = access === 'keys' ? keysFor(store) : passwordFor(store)
  const credentialsSealed = sealCredentials(connectionId, credentials)
  await db.connection.update({ where: { id: connectionId }, data: { credentialsSealed } })
  await checkAccount(workspaceId, connectionId)

  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  const { openConnector } = await import('../../../app/connections/open-connector.server.ts')
  const remoteIds = () => [...store.site.data.products.keys()].map(String)

  const scene: StoreScene = {
    ...{ sandbox, workspaceId, connectionId, db },
    async picture(seed) {
      const body = Readable.from([await aPicture({ seed, widthPx: 400, heightPx: 300 })])
      const result = await importAsset({ workspaceId, body, fileName: `Mug no. ${seed}.jpg`, source: 'upload' })
      if (!result.ok) throw new Error(result.issue.code)
      await db.asset.update({ where: { id: result.value.assetId }, data: { altText: `Mug ${seed}` } })
      return result.value.assetId
    },
    async draft(mapped) {
      const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds: remoteIds() })
      await db.mapping.deleteMany({ where: { workspaceId } })
      await db.mapping.createMany({
        data: productIds.flatMap((productId) =>
          mapped.map(({ assetId, colour, role = 'angle' }, position) => ({
            ...{ workspaceId, productId, assetId, role, position, origin: 'manual' as const },
            ...(colour
              ? { target: 'option' as const, optionName: 'Color', optionValue: colour }
              : { target: 'product' as const }),
          })),
        ),
      })
      return draftId
    },
    plan: (draftId, mode) => planExport({ workspaceId, draftId, mode }),
    async start(planId) {
      const { totals } = await db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
      const { removals: confirmRemovals } = totals as { removals: number }
      return startExport({ workspaceId, planId, approvedBy: 'test', confirmRemovals })
    },
    async carryOut(planId) {
      const runId = await scene.start(planId)
      await scene.finished(runId)
      return runId
    },
    finished: (runId) =>
      vi.waitFor(
        async () => {
          const run = await db.exportRun.findUniqueOrThrow({ where: { id: runId } })
          if (!['finished', 'cancelled'].includes(run.state)) throw new Error(`the run is ${run.state}`)
        },
        { timeout: 25_000, interval: 50 },
      ),
    async states(runId) {
      const rows = await db.exportItem.findMany({ where: { workspaceId, runId }, orderBy: { position: 'asc' } })
      return rows.map(({ state, errorCode, errorDetail }) => [state, errorCode && `${errorCode}: ${errorDetail}`])
    },
    async shown() {
      const connector = await openConnector(workspaceId, connectionId)
      return [...(await connector.observe(remoteIds())).values()].toSorted((a, b) => a.title.localeCompare(b.title))
    },
    created: () =>
      [...store.site.data.attachments.values()].filter(({ id }) => store.site.data.ledger.get(id)?.via !== 'seed'),
    async close() {
      await environment.close()
      await Promise.all([sandbox.close(), pictures.close(), rm(folder, { recursive: true, force: true })])
    },
  }
  return scene
}

/** Each with two pictures of its own, of which the second one is that of its red variation. */
async function mugs(folder: string, count: number): Promise<StoreProductSeed[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index): Promise<StoreProductSeed> => {
      const images = await Promise.all(
        [1, 2].map(async (number) => {
          const file = path.join(folder, `theirs-${index}-${number}.jpg`)
          await writeFile(file, await aPicture({ seed: 100 + index * 2 + number }))
          return { fileName: path.basename(file), alt: `Theirs ${number}`, path: file }
        }),
      )
      const variations = colours.map((Color, place) => ({
        ...{ sku: `MUG-${index}-${Color}`, price: '9.00', options: { Color } },
        ...(place === 0 && { imageIndex: 1 }),
      }))
      const attributes = [{ name: 'Color', options: colours }]
      return { name: `Mug ${index}`, sku: `MUG-${index}`, price: '', attributes, variations, images }
    }),
  )
}
