import { createHash } from 'node:crypto'
import type { RemoteListing, RemoteListingVariant } from '../../core/channel/connector.ts'
import {
  undescribed,
  type ListingDescription,
  type ListingState,
  type RemoteMedia,
  type RemoteVariant,
} from '../../core/channel/listing-state.ts'
import { isKeptHtml } from './description/kept-html.ts'
import { playersIn, withoutPlayers } from './description/players.ts'
import type { ImageRow, ProductRow, VariationRow } from './schemas.ts'

const listingStatuses: Record<string, RemoteListing['status']> = { publish: 'active', private: 'active' }

/** What a product and its variations show now. */
export function toListingState(product: ProductRow, variations: readonly VariationRow[]): ListingState {
  const media = (product.images ?? []).map(toRemoteMedia)
  const listed = new Set(media.map(({ id }) => id))
  const own = variations.flatMap(({ image }) => image ?? [])
  const apart = new Map(own.filter(({ id }) => !listed.has(id)).map((row) => [row.id, toRemoteMedia(row)]))
  return {
    remoteId: product.id,
    title: product.name,
    media,
    variants: inOrder(variations, product).map((row) => toRemoteVariant(row, product)),
    variantMedia: [...apart.values()],
    inheritsMain: true,
    ...(typeof product.description === 'string' && { description: toDescription(product.description) }),
  }
}

/** A description: our videos in it, and a mark by which its text is known again. */
export function toDescription(html: string): ListingDescription {
  const players = playersIn(html)
  const text = withoutPlayers(
    html,
    players.map(({ id }) => id),
  )
  return {
    digest: createHash('sha256').update(text).digest('base64url').slice(0, 16),
    media: players.map(({ id, source }) => ({ ...undescribed(id, 'video'), url: source })),
    editable: isKeptHtml(text),
  }
}

export function toRemoteMedia({ id, src, alt }: ImageRow): RemoteMedia {
  return { id, kind: 'image', alt: alt ?? '', status: 'ready', url: src, widthPx: null, heightPx: null }
}

function toRemoteVariant(row: VariationRow, product: ProductRow): RemoteVariant {
  const mediaId = row.image?.id ?? null
  return {
    id: row.id,
    sku: ownSku(row, product),
    title: variationTitle(row),
    mediaId,
    galleryIds: (row.gallery_image_ids ?? []).filter((id) => id !== mediaId),
  }
}

/** A variation without a SKU of its own shows its product's. */
function ownSku({ sku }: VariationRow, product: ProductRow): string {
  return sku && sku !== product.sku ? sku : ''
}

/** As the shop shows them; the list of variations comes newest first. */
function inOrder(variations: readonly VariationRow[], { variations: ids }: ProductRow): VariationRow[] {
  const positions = new Map((ids ?? []).map((id, index) => [id, index]))
  return variations.toSorted((a, b) => (positions.get(a.id) ?? 0) - (positions.get(b.id) ?? 0))
}

export function toRemoteListing(product: ProductRow, variations: readonly VariationRow[]): RemoteListing {
  return {
    remoteId: product.id,
    title: plainText(product.name),
    handle: product.slug ?? '',
    sku: product.sku ?? '',
    status: listingStatuses[product.status] ?? 'draft',
    imageUrl: product.images?.[0]?.src ?? null,
    mediaCount: product.images?.length ?? 0,
    variantCount: product.variations?.length ?? 0,
    options: (product.attributes ?? [])
      .filter(({ variation }) => variation)
      .map(({ name, options }) => ({ name: plainText(name), values: options ?? [] })),
    variants: inOrder(variations, product).map((row) => toRemoteListingVariant(row, product)),
  }
}

/** As merchants know variants elsewhere. WooCommerce's own name has commas between options, as lists of variants have. */
function variationTitle({ name, attributes }: VariationRow): string {
  const options = (attributes ?? []).flatMap(({ option }) => option || [])
  return plainText(options.length > 0 ? options.join(' / ') : (name ?? ''))
}

function toRemoteListingVariant(row: VariationRow, product: ProductRow): RemoteListingVariant {
  const options = (row.attributes ?? []).map(({ name, option }) => [plainText(name), option ?? ''] as const)
  return {
    remoteId: row.id,
    title: variationTitle(row),
    sku: ownSku(row, product),
    barcode: row.global_unique_id ?? '',
    optionValues: Object.fromEntries(options),
    imageUrl: row.image?.src ?? null,
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: '’', nbsp: ' ' }

/** WordPress keeps names with the entities of HTML in them, and sometimes with its tags. */
function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&([a-z]+);/g, (entity, name: string) => entities[name] ?? entity)
}
