import { sameTarget } from '../core/mapping/change-mapping.ts'
import type { MappingTarget } from '../core/mapping/mapping.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { variantsOfTarget, type PictureTarget } from '../core/products/product-reference.ts'
import type { RemoteListing } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'
import { assignMapping } from './assign-mapping.server.ts'
import { changeProductMapping } from './change-mapping.server.ts'

export interface PlacedPicture {
  readonly assetId: string
  readonly target: PictureTarget
  readonly role: MappingRole
  /** Null: the asset's own. */
  readonly altText: string | null
}

export interface PlacePicturesRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly productId: string
  readonly listing: RemoteListing
  readonly pictures: readonly PlacedPicture[]
}

/** Assigns pictures to a remembered product, in their order. Repeating is safe. Throws `AppError` (not_found, invalid_input). */
export async function placePictures(request: PlacePicturesRequest): Promise<void> {
  const { workspaceId, connectionId, productId, listing } = request
  const variantIds = await loadVariantIds(workspaceId, connectionId, listing.remoteId)
  for (const { assetId, role, altText, ...picture } of request.pictures) {
    const target = toMappingTarget(listing, picture.target, variantIds)
    const entries = await assignMapping({ workspaceId, productId, assetId, role, target })
    const entry = entries.find((candidate) => candidate.assetId === assetId && sameTarget(candidate.target, target))
    if (altText === null || !entry || entry.altText === altText) continue
    await changeProductMapping({ workspaceId, productId, change: { type: 'describe', entryId: entry.id, altText } })
  }
}

/** The account's ids of variants → ours. */
async function loadVariantIds(workspaceId: string, connectionId: string, listingRemoteId: string) {
  const rows = await db.variantListing.findMany({
    where: { listing: { workspaceId, connectionId, remoteId: listingRemoteId } },
    select: { remoteId: true, variantId: true },
  })
  return new Map(rows.map(({ remoteId, variantId }) => [remoteId, variantId]))
}

function toMappingTarget(
  listing: RemoteListing,
  target: PictureTarget,
  variantIds: ReadonlyMap<string, string>,
): MappingTarget {
  if (target === null) return { kind: 'product' }
  if ('option' in target) return { kind: 'option', optionName: target.option, optionValue: target.value }
  const remoteId = variantsOfTarget(listing, target)[0]?.remoteId ?? ''
  return { kind: 'variant', variantId: variantIds.get(remoteId) ?? '' }
}
