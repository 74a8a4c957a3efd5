import { AppError } from '../core/errors.ts'
import type { ProductMappingView } from '../core/mapping/mapping-view.ts'
import { findPictureOption } from '../core/mapping/product-index.ts'
import { db } from '../db.server.ts'
import { mappableProductColumns, toMappableProduct } from './mappable-products.server.ts'
import { mappingColumns, toEntry } from './mapping-rows.server.ts'
import type { Draft } from './draft.server.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'
import { offersOnAccounts } from './product-offers.server.ts'

/** One product of the draft with its entries and their pictures. Throws `AppError` (not_found). */
export async function productMapping(
  workspaceId: string,
  draft: Draft,
  productId: string,
): Promise<ProductMappingView> {
  const index = draft.productIds.indexOf(productId)
  const row = index < 0 ? null : await findProduct(workspaceId, draft, productId)
  if (!row) {
    throw new AppError('not_found', `product ${productId} of draft ${draft.id}`, {
      userMessage: 'This product is not part of the export.',
    })
  }
  const { listings, mappings, ...columns } = row
  const product = toMappableProduct(columns)
  const pictures = new Map(mappings.map(({ asset }) => [asset.id, toPicture(workspaceId, asset)]))
  return {
    product,
    imageUrl: listings[0]?.imageUrl ?? null,
    entries: mappings.map(toEntry),
    pictures: [...pictures.values()],
    offers: await offersOnAccounts({ workspaceId, productId }),
    groupBy: findPictureOption(product)?.name ?? null,
    index,
    previousId: draft.productIds[index - 1] ?? null,
    nextId: draft.productIds[index + 1] ?? null,
  }
}

function findProduct(workspaceId: string, draft: Draft, id: string) {
  return db.product.findFirst({
    where: { id, workspaceId },
    select: {
      ...mappableProductColumns,
      listings: { where: { connectionId: draft.connectionId }, select: { imageUrl: true }, take: 1 },
      mappings: { orderBy: { position: 'asc' }, select: { ...mappingColumns, asset: { select: pictureColumns } } },
    },
  })
}
