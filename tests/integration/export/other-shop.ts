import { seedShop } from '../../../sandbox/shopify/state/seeding.ts'
import { aPicture } from '../../support/a-picture.ts'
import { anIdentity } from '../../support/a-shopify-shop.ts'
import { anAdminRequest, anIdToken } from '../../support/shopify-requests.ts'
import { Readable } from 'node:stream'
import type { ExportScene } from './export-scene.ts'

export interface OtherShop {
  readonly connectionId: string
  /** Approves an export of one new picture for its one product; answers the run. */
  start(seed: number): Promise<string>
}

/** A second shop of another merchant in the same stand-in: a connection, and so a lane, of its own. */
export async function anotherShop(
  { sandbox, db }: Pick<ExportScene, 'sandbox' | 'db'>,
  domain = 'other.myshopify.com',
): Promise<OtherShop> {
  const shop = await seedShop(sandbox.world, {
    shop: anIdentity(domain),
    products: [{ title: 'Lamp', options: [], variants: [], media: [] }],
  })
  const { authenticateAdmin } = await import('../../../app/authenticate.server.ts')
  const { createDraft } = await import('../../../app/services/create-draft.server.ts')
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const { planExport } = await import('../../../app/services/plan-export.server.ts')
  const { startExport } = await import('../../../app/services/start-export.server.ts')
  const { workspaceId, connectionId } = await authenticateAdmin(anAdminRequest('/app', anIdToken({ shop: domain })))
  return {
    connectionId,
    async start(seed) {
      const body = Readable.from([await aPicture({ seed: 9000 + seed, widthPx: 400, heightPx: 300 })])
      const imported = await importAsset({ workspaceId, body, fileName: `Lamp ${seed}.jpg`, source: 'upload' })
      if (!imported.ok) throw new Error(imported.issue.code)
      const remoteIds = [...shop.products.keys()]
      const { draftId, productIds } = await createDraft({ workspaceId, connectionId, remoteIds })
      await db.mapping.deleteMany({ where: { workspaceId } })
      await db.mapping.createMany({
        data: productIds.map((productId) => ({
          ...{ workspaceId, productId, assetId: imported.value.assetId, role: 'angle', position: 0 },
          ...{ target: 'product' as const, origin: 'manual' as const },
        })),
      })
      const planId = await planExport({ workspaceId, draftId })
      return startExport({ workspaceId, planId, approvedBy: 'test' })
    },
  }
}
