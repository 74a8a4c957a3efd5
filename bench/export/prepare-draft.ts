import { maxProductsPerExport } from '../../app/core/products/limits.ts'
import type { Shop } from '../../sandbox/shopify/state/shop.ts'
import { anAdminRequest, anIdToken } from '../../tests/support/shopify-requests.ts'
import type { ExportOrder } from './export-figures.ts'
import { fillLibrary } from './fill-library.ts'
import { colourOf } from './open-bench-shop.ts'

export interface PreparedDraft {
  readonly workspaceId: string
  readonly connectionId: string
  readonly draftId: string
  readonly productIds: readonly string[]
}

/** As a merchant would come to it: install, library, products, mapping. */
export async function prepareDraft(
  { products, imagesPerProduct, sidePx, noisy }: ExportOrder,
  shop: Pick<Shop, 'identity' | 'products'>,
): Promise<PreparedDraft> {
  const { db } = await import('../../app/db.server.ts')
  const { authenticateAdmin } = await import('../../app/authenticate.server.ts')
  const visit = anAdminRequest('/app', anIdToken({ shop: shop.identity.domain }))
  const { workspaceId, connectionId } = await authenticateAdmin(visit)
  const assetIds = await fillLibrary({ workspaceId, count: products * imagesPerProduct, sidePx, noisy })
  const { draftId, productIds } = await chooseProducts(workspaceId, connectionId, [...shop.products.keys()])
  await db.mapping.createMany({
    data: assetIds.map((assetId, index) => {
      const colour = index % imagesPerProduct
      const product = productIds[Math.floor(index / imagesPerProduct)] ?? ''
      const target = { target: 'option', optionName: 'Color', optionValue: colourOf(colour) } as const
      return { workspaceId, productId: product, assetId, role: 'hero', position: colour, origin: 'manual', ...target }
    }),
  })
  return { workspaceId, connectionId, draftId, productIds }
}

/** More than the app lets a merchant choose at once are put together in one draft. */
async function chooseProducts(workspaceId: string, connectionId: string, remoteIds: readonly string[]) {
  const { db } = await import('../../app/db.server.ts')
  const { createDraft } = await import('../../app/services/create-draft.server.ts')
  const productIds: string[] = []
  let draftId = ''
  for (let start = 0; start < remoteIds.length; start += maxProductsPerExport) {
    const chosen = remoteIds.slice(start, start + maxProductsPerExport)
    const draft = await createDraft({ workspaceId, connectionId, remoteIds: chosen })
    draftId = draft.draftId
    productIds.push(...draft.productIds)
  }
  await db.exportDraft.update({ where: { id: draftId, workspaceId }, data: { productIds } })
  return { draftId, productIds }
}
