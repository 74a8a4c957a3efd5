import type { RemoteFileStatus, RemoteListing, RemoteListingVariant } from '../../core/channel/connector.ts'
import type { ListingState, RemoteMedia, RemoteVariant } from '../../core/channel/listing-state.ts'
import type { FileRow, ListingRow, ListingStateRow, MediaRow, PictureVariant, VariantRow } from './schemas.ts'

const fileStates: Record<FileRow['fileStatus'], RemoteFileStatus> = {
  UPLOADED: 'processing',
  PROCESSING: 'processing',
  READY: 'ready',
  FAILED: 'failed',
}

const mediaKinds: Record<string, RemoteMedia['kind']> = {
  IMAGE: 'image',
  VIDEO: 'video',
  EXTERNAL_VIDEO: 'video',
}

const listingStatuses: Record<string, RemoteListing['status']> = {
  ACTIVE: 'active',
  DRAFT: 'draft',
  ARCHIVED: 'archived',
}

/** Rows may be put together of several pages, so they come beside the row that began the listing. */
export function toListingState(
  row: Pick<ListingStateRow, 'id' | 'title'>,
  media: readonly MediaRow[],
  variants: readonly PictureVariant[],
): ListingState {
  return {
    remoteId: row.id,
    title: row.title,
    media: media.map(toRemoteMedia),
    variants: variants.map(toRemoteVariant),
    variantMedia: [],
  }
}

function toRemoteMedia({ id, alt, mediaContentType, status, image }: MediaRow): RemoteMedia {
  return {
    id,
    kind: mediaKinds[mediaContentType] ?? 'other',
    alt: alt ?? '',
    status: fileStates[status],
    url: image?.url ?? null,
    widthPx: image?.width ?? null,
    heightPx: image?.height ?? null,
  }
}

function toRemoteVariant({ id, sku, title, media }: PictureVariant): RemoteVariant {
  return { id, sku: sku ?? '', title, mediaId: media.nodes[0]?.id ?? null, galleryIds: [] }
}

/** READY alone is not enough: for a moment a file says READY and has no image yet. */
export function toFileStatus({ id, fileStatus, image }: FileRow): RemoteFileStatus {
  const isImage = id.includes('/MediaImage/')
  return fileStatus === 'READY' && isImage && !image?.url ? 'processing' : fileStates[fileStatus]
}

export function toRemoteListing(row: ListingRow, variants: readonly VariantRow[]): RemoteListing {
  return {
    remoteId: row.id,
    title: row.title,
    handle: row.handle,
    changedAt: row.updatedAt,
    status: listingStatuses[row.status] ?? 'draft',
    imageUrl: row.featuredMedia?.preview?.image?.url ?? null,
    mediaCount: row.media.nodes.length,
    variantCount: row.variantsCount?.count ?? variants.length,
    options: row.options.map(({ name, optionValues }) => ({ name, values: optionValues.map((value) => value.name) })),
    variants: variants.map(toRemoteListingVariant),
  }
}

function toRemoteListingVariant(row: VariantRow): RemoteListingVariant {
  return {
    remoteId: row.id,
    title: row.title,
    sku: row.sku ?? '',
    barcode: row.barcode ?? '',
    optionValues: Object.fromEntries(row.selectedOptions.map(({ name, value }) => [name, value])),
    imageUrl: row.media.nodes[0]?.preview?.image?.url ?? null,
  }
}

/** The name a file carries in Shopify's CDN: the last part of its path, or null while there is no image. */
export function fileNameOf(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || null
}
