import type { RemoteListing } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import type { ExportMode } from '../core/export/export-mode.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { variantsOfTarget, type PictureTarget, type ProductReference } from '../core/products/product-reference.ts'
import { db } from '../db.server.ts'
import { createDraft } from './create-draft.server.ts'
import { findProducts } from './find-products.server.ts'
import { placePictures } from './place-pictures.server.ts'
import { planExport } from './plan-export.server.ts'

export interface WantedPicture {
  /** Of the library, or where to fetch it; `import` is asked only once the whole request is known to be possible. */
  readonly source: { readonly assetId: string } | { readonly import: () => Promise<string> }
  readonly target: PictureTarget
  readonly role: MappingRole
  readonly altText: string | null
}

export interface WantedProduct {
  readonly reference: ProductReference
  readonly pictures: readonly WantedPicture[]
}

export interface PrepareExportRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly products: readonly WantedProduct[]
  readonly mode: ExportMode
}

export interface PreparedExport {
  readonly draftId: string
  readonly planId: string
}

/** Fetching one picture after the other would leave the network idle, all at once would be a flood. */
const importsAtOnce = 4

/**
 * From "these pictures for these products" to a plan that can be approved: what the pages do in several steps, for callers of
 * the HTTP API. Everything is checked before anything is written; pictures assigned earlier keep their places. Repeating is
 * safe, each call makes a new plan. Throws `AppError` and `ConnectorError`.
 */
export async function prepareExport(request: PrepareExportRequest): Promise<PreparedExport> {
  const { workspaceId, connectionId, products } = request
  const references = products.map(({ reference }) => reference)
  await refuseUnknownAssets(request)
  const listings = await findProducts({ workspaceId, connectionId }, references)
  refuseImpossible(products, listings)
  const assetIds = await importMissing(products)
  const remoteIds = [...new Set(listings.map(({ remoteId }) => remoteId))]
  const chosen = [...new Set(assetIds.values())]
  const { draftId } = await createDraft({ workspaceId, connectionId, remoteIds, assetIds: chosen })
  const productIds = await loadProductIds(request, remoteIds)
  for (const [index, { pictures }] of products.entries()) {
    const listing = listings[index]
    const productId = productIds.get(listing?.remoteId ?? '')
    if (!listing || !productId) throw new Error(`Draft ${draftId} lacks product ${index}`)
    const placed = pictures.map((picture) => ({ ...picture, assetId: assetIds.get(picture) ?? '' }))
    await placePictures({ workspaceId, connectionId, productId, listing, pictures: placed })
  }
  return { draftId, planId: await planExport({ workspaceId, draftId, mode: request.mode }) }
}

async function refuseUnknownAssets({ workspaceId, products }: PrepareExportRequest): Promise<void> {
  const wanted = listPictures(products).flatMap(({ picture: { source }, field }) =>
    'assetId' in source ? [{ assetId: source.assetId, field }] : [],
  )
  const ids = [...new Set(wanted.map(({ assetId }) => assetId))]
  const rows = await db.asset.findMany({ where: { workspaceId, id: { in: ids } }, select: { id: true } })
  const known = new Set(rows.map(({ id }) => id))
  const missing = wanted.find(({ assetId }) => !known.has(assetId))
  if (!missing) return
  throw new AppError('not_found', `no asset ${missing.assetId}`, {
    userMessage: `The library has no picture ${missing.assetId}.`,
    field: `${missing.field}.assetId`,
  })
}

function refuseImpossible(products: readonly WantedProduct[], listings: readonly RemoteListing[]): void {
  for (const [index, listing] of listings.entries()) {
    for (const { picture, field } of listPictures(products, index)) {
      if (variantsOfTarget(listing, picture.target).length > 0) continue
      throw new AppError('invalid_input', `no such variant of ${listing.remoteId}`, {
        userMessage: `“${listing.title}” has no variant that this picture could be for.`,
        field: `${field}.target`,
      })
    }
  }
}

/** Every picture, or those of one product, with the path of its field. */
function listPictures(products: readonly WantedProduct[], only?: number) {
  return products.flatMap(({ pictures }, product) =>
    only === undefined || only === product
      ? pictures.map((picture, index) => ({ picture, field: `products.${product}.pictures.${index}` }))
      : [],
  )
}

async function importMissing(products: readonly WantedProduct[]): Promise<ReadonlyMap<WantedPicture, string>> {
  const assetIds = new Map<WantedPicture, string>()
  const waiting = products.flatMap(({ pictures }) => pictures)
  const work = async () => {
    for (let picture = waiting.shift(); picture; picture = waiting.shift()) {
      const { source } = picture
      assetIds.set(picture, 'assetId' in source ? source.assetId : await source.import())
    }
  }
  await Promise.all(Array.from({ length: importsAtOnce }, work))
  return assetIds
}

/** The account's ids of products → ours. */
async function loadProductIds({ workspaceId, connectionId }: PrepareExportRequest, remoteIds: readonly string[]) {
  const rows = await db.listing.findMany({
    where: { workspaceId, connectionId, remoteId: { in: [...remoteIds] } },
    select: { remoteId: true, productId: true },
  })
  return new Map(rows.map(({ remoteId, productId }) => [remoteId, productId]))
}
