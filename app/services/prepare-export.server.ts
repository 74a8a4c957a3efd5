import type { RemoteListing } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import type { ExportMode } from '../core/export/export-mode.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { targetProblem, type ListingLink } from '../core/products/picture-place.ts'
import type { PictureTarget, ProductReference } from '../core/products/product-reference.ts'
import { db } from '../db.server.ts'
import { mapConcurrently } from '../lib/map-concurrently.ts'
import { loadListingLinks } from '../queries/listing-links.server.ts'
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

/** Each writes one product in one transaction; leaves connections of the pool to others. */
const writesAtOnce = 4

/**
 * From "these pictures for these products" to a plan that can be approved: what the pages do in several steps, for callers of
 * the HTTP API. Everything is checked before anything is written; pictures assigned earlier keep their places. A product of a
 * store that is linked to one of the merchant's gets its pictures there; another is remembered as a product of its own. Repeating
 * is safe, each call makes a new plan. Throws `AppError` and `ConnectorError`.
 */
export async function prepareExport(request: PrepareExportRequest): Promise<PreparedExport> {
  const { workspaceId, connectionId, products } = request
  const account = { workspaceId, connectionId }
  await refuseUnknownAssets(request)
  const listings = await findProducts(
    account,
    products.map(({ reference }) => reference),
  )
  const remoteIds = [...new Set(listings.map(({ remoteId }) => remoteId))]
  refuseImpossible(products, listings, await loadListingLinks(account, remoteIds))
  const assetIds = await importMissing(products)
  const chosen = [...new Set(assetIds.values())]
  const { draftId } = await createDraft({ ...account, remoteIds, assetIds: chosen, read: listings })
  await placeAll(account, products, listings, assetIds)
  return { draftId, planId: await planExport({ workspaceId, draftId, mode: request.mode }) }
}

/** Product by product, side by side; a product that is named twice gets its pictures in the order of the request. */
async function placeAll(
  account: { workspaceId: string; connectionId: string },
  products: readonly WantedProduct[],
  listings: readonly RemoteListing[],
  assetIds: ReadonlyMap<WantedPicture, string>,
): Promise<void> {
  const links = await loadListingLinks(
    account,
    listings.map(({ remoteId }) => remoteId),
  )
  const pictures = new Map<RemoteListing, WantedPicture[]>()
  for (const [index, listing] of listings.entries()) {
    pictures.set(listing, [...(pictures.get(listing) ?? []), ...(products[index]?.pictures ?? [])])
  }
  await mapConcurrently([...pictures], writesAtOnce, async ([listing, wanted]) => {
    const link = links.get(listing.remoteId)
    if (!link) throw new Error(`Listing ${listing.remoteId} was not remembered`)
    const placed = wanted.map((picture) => ({ ...picture, assetId: assetIds.get(picture) ?? '' }))
    await placePictures({ workspaceId: account.workspaceId, listing, link, pictures: placed })
  })
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

function refuseImpossible(
  products: readonly WantedProduct[],
  listings: readonly RemoteListing[],
  links: ReadonlyMap<string, ListingLink>,
): void {
  for (const [index, listing] of listings.entries()) {
    refuseParent(listing, index)
    for (const { picture, field } of listPictures(products, index)) {
      const problem = targetProblem(listing, picture.target, links.get(listing.remoteId))
      if (!problem) continue
      throw new AppError('invalid_input', `no such variant of ${listing.remoteId}`, {
        userMessage: problem,
        field: `${field}.target`,
      })
    }
  }
}

/** Nobody buys it: it only holds its variants together, and each of those shows pictures of its own. */
function refuseParent({ kind, remoteId, title }: RemoteListing, index: number): void {
  if (kind !== 'parent') return
  throw new AppError('invalid_input', `${remoteId} is a parent`, {
    userMessage: `“${title}” only groups other listings. Name one of those by its SKU.`,
    field: `products.${index}`,
  })
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
  const pictures = products.flatMap((product) => product.pictures)
  const ids = await mapConcurrently(pictures, importsAtOnce, async ({ source }) =>
    'assetId' in source ? source.assetId : source.import(),
  )
  return new Map(pictures.map((picture, index) => [picture, ids[index] ?? '']))
}
