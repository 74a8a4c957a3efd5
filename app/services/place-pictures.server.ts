import { randomUUID } from 'node:crypto'
import type { RemoteListing } from '../core/channel/connector.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { mappingTargetsOf, placeChanges, type ListingLink } from '../core/products/picture-place.ts'
import type { PictureTarget } from '../core/products/product-reference.ts'
import { changeProductMappings } from './change-mapping.server.ts'

export interface PlacedPicture {
  readonly assetId: string
  readonly target: PictureTarget
  readonly role: MappingRole
  /** Null: the asset's own. */
  readonly altText: string | null
}

export interface PlacePicturesRequest {
  readonly workspaceId: string
  readonly listing: RemoteListing
  readonly link: ListingLink
  readonly pictures: readonly PlacedPicture[]
}

/**
 * Assigns pictures to a remembered product, in their order and all or none. A picture that stands there already only changes its
 * role and alt text, so repeating is safe. Throws `AppError` (not_found, invalid_input).
 */
export async function placePictures({ workspaceId, listing, link, pictures }: PlacePicturesRequest): Promise<void> {
  const changes = pictures.flatMap(({ target: wanted, ...picture }) =>
    mappingTargetsOf(listing, wanted, link).flatMap((target) =>
      placeChanges({ ...picture, target, entryId: randomUUID() }),
    ),
  )
  await changeProductMappings({ workspaceId, productId: link.productId, changes })
}
