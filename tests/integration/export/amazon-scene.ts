import { Readable } from 'node:stream'
import sharp from 'sharp'
import { onTestFinished, vi } from 'vitest'
import { actOutside, type OutsideAction } from '../../../sandbox/amazon/control/outside-actions.ts'
import type { ListingSeed } from '../../../sandbox/amazon/seed.ts'
import { startAmazonSandbox, type AmazonSandbox } from '../../../sandbox/amazon/server.ts'
import type { Seller } from '../../../sandbox/amazon/state/seller.ts'
import { sendAmazonCallsTo } from '../../../sandbox/amazon-edge.ts'
import type { ListingState } from '../../../app/core/channel/listing-state.ts'
import { slotsOf } from '../../../app/core/export/wanted-slots.ts'
import type { ExportMode } from '../../../app/core/export/export-mode.ts'
import { aPicture } from '../../support/a-picture.ts'
import { anAmazonAccount } from '../../support/an-amazon-account.ts'
import { marketplaces } from '../../support/amazon-sellers.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { amazonApplication } from '../../support/open-amazon.ts'
import { servePictures, type PictureServer } from '../../support/picture-server.ts'
import { servePublicPictures } from '../../support/public-pictures.ts'

export interface AmazonScene {
  readonly environment: AppEnvironment
  readonly db: typeof import('../../../app/db.server.ts').db
  readonly sandbox: AmazonSandbox
  readonly seller: Seller
  readonly workspaceId: string
  readonly connectionId: string
  readonly marketplaceId: string
  /** A picture that somebody else keeps at an address of theirs. */
  offer(name: string, bytes: Buffer): string
  /** Their pictures whose names begin so are gone, until the test ends. */
  endAddress(namePrefix: string): void
  act(action: OutsideAction): Promise<void>
  asset(seed: number): Promise<string>
  plan(skus: readonly string[], pictures: readonly MappedPicture[], mode?: ExportMode): Promise<string>
  /** Carries a plan out; answers its run, which is over. */
  carryOut(planId: string, approval?: { acceptConflicts?: boolean }): Promise<string>
  /** What the seller's contribution has in each place, as `MAIN address`. */
  shown(sku: string): Promise<string[]>
  /** How the items of a run ended, by their SKU. */
  ends(runId: string): Promise<Record<string, string>>
  close(): Promise<void>
}

export interface MappedPicture {
  readonly assetId: string
  readonly role: 'hero' | 'angle' | 'swatch'
}

/** A thing of the seed's colour on white, as Amazon wants its main pictures. */
export async function aProductPicture(seed: number): Promise<Buffer> {
  const thing = sharp(await aPicture({ seed, widthPx: 900, heightPx: 900 }))
  const rim = { top: 100, bottom: 100, left: 100, right: 100 }
  return thing
    .extend({ ...rim, background: '#ffffff' })
    .jpeg()
    .toBuffer()
}

/** A seller in Germany whose listings are connected to a workspace. Pictures are processed at once. */
export async function anAmazonScene(listings: readonly ListingSeed[]): Promise<AmazonScene> {
  const ours = await servePublicPictures()
  const theirs = await servePictures()
  const [theirOrigin = ''] = Object.values(theirs.hosts)
  const { clientId, clientSecret, applicationId } = amazonApplication
  Object.assign(process.env, {
    ...{ PUBLIC_URL: ours.origin, IMPORT_ALLOWED_HOSTS: new URL(theirOrigin).host },
    ...{ AMAZON_CLIENT_ID: clientId, AMAZON_CLIENT_SECRET: clientSecret, AMAZON_APPLICATION_ID: applicationId },
  })
  const settings = { throttles: false, fetchMs: 5, publishMs: 5, reviewMs: 5 }
  const sandbox = await startAmazonSandbox({ application: amazonApplication, settings })
  const undoEdge = sendAmazonCallsTo(sandbox.url)
  const environment = await prepareAppEnvironment()
  const { db } = await import('../../../app/db.server.ts')
  const { id: workspaceId } = await db.workspace.create({ data: { name: 'w' } })
  const connectionId = await anAmazonAccount(sandbox, { workspaceId, listings })
  const seller = [...sandbox.world.sellers.values()].at(-1)!
  return {
    ...{ environment, db, sandbox, seller, workspaceId, connectionId, marketplaceId: marketplaces.germany },
    ...foreignPictures(theirs, theirOrigin),
    ...exportsOf(db, workspaceId, connectionId),
    act: (action) => actOutside(sandbox.world, seller, action),
    async close() {
      await environment.close()
      undoEdge()
      await Promise.all([sandbox.close(), ours.close(), theirs.close()])
    },
  }
}

function foreignPictures(server: PictureServer, origin: string): Pick<AmazonScene, 'offer' | 'endAddress'> {
  return {
    endAddress(namePrefix) {
      server.refuse(namePrefix)
      onTestFinished(() => server.forget())
    },
    offer(name, bytes) {
      server.offer(name, bytes)
      return `${origin}/${name}`
    },
  }
}

type Exports = Pick<AmazonScene, 'asset' | 'plan' | 'carryOut' | 'shown' | 'ends'>

function exportsOf(db: AmazonScene['db'], workspaceId: string, connectionId: string): Exports {
  const itemsOf = (runId: string) =>
    db.exportItem.findMany({ where: { runId }, include: { listing: { select: { remoteId: true } } } })
  return {
    async asset(seed) {
      const { importAsset } = await import('../../../app/services/import-asset.server.ts')
      const body = Readable.from([await aProductPicture(seed)])
      const imported = await importAsset({ workspaceId, body, fileName: `Mug ${seed}.jpg`, source: 'upload' })
      if (!imported.ok) throw new Error(imported.issue.code)
      return imported.value.assetId
    },
    async plan(skus, pictures, mode) {
      const { createDraft } = await import('../../../app/services/create-draft.server.ts')
      const { planExport } = await import('../../../app/services/plan-export.server.ts')
      const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds: [...skus] })
      await db.mapping.deleteMany({ where: { workspaceId } })
      const rows = productIds.flatMap((productId) =>
        pictures.map((picture, position) => ({
          ...{ workspaceId, productId, ...picture, position },
          ...{ origin: 'manual' as const, target: 'product' as const },
        })),
      )
      await db.mapping.createMany({ data: rows })
      return planExport({ workspaceId, draftId, mode })
    },
    async carryOut(planId, approval = {}) {
      const { startExport } = await import('../../../app/services/start-export.server.ts')
      const { startWorker } = await import('../../../app/pipeline/start-worker.server.ts')
      const { totals } = await db.exportPlan.findUniqueOrThrow({ where: { id: planId } })
      const { removals } = totals as { removals: number }
      const approved = { approvedBy: 'test', confirmRemovals: removals, ...approval }
      const runId = await startExport({ workspaceId, planId, ...approved })
      const worker = await startWorker()
      await vi.waitFor(
        async () => {
          const run = await db.exportRun.findUniqueOrThrow({ where: { id: runId } })
          if (run.finishedAt === null) throw new Error(`still ${run.state}`)
        },
        { timeout: 25_000, interval: 50 },
      )
      await worker.stop()
      return runId
    },
    async shown(sku) {
      const { openConnector } = await import('../../../app/connections/open-connector.server.ts')
      const state = (await (await openConnector(workspaceId, connectionId)).observe([sku])).get(sku)
      return state ? placesOf(state) : []
    },
    ends: async (runId) =>
      Object.fromEntries(
        (await itemsOf(runId)).map(({ listing, state, errorCode }) => [listing.remoteId, errorCode ?? state]),
      ),
  }
}

function placesOf(state: ListingState): string[] {
  return [...slotsOf(state)].map(([slot, { id }]) => `${slot} ${id}`)
}
