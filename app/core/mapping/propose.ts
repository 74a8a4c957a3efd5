import { arrangeProposals } from './arrange-proposals.ts'
import { belongsTo, type Candidate } from './candidate.ts'
import type { MappableProduct } from './mapping.ts'
import { matchByPixels } from './pixel-values.ts'
import { findProductEvidence, type ProductEvidence } from './product-evidence.ts'
import { indexProducts, type IndexedProduct } from './product-index.ts'
import type { DecidedEntry, Proposal, ProposableAsset } from './proposal.ts'
import { findValueEvidence, type ValueEvidence } from './value-evidence.ts'

export interface ProposalRequest {
  readonly products: readonly MappableProduct[]
  readonly assets: readonly ProposableAsset[]
  /** What the merchant decided already: these pairs are not proposed again, and their heroes keep their places. */
  readonly decided: readonly DecidedEntry[]
  /**
   * `library`: any asset may belong to any product or to none, so its names must say which. `picked`: the merchant chose
   * these pictures for this one product, which is evidence of its own.
   */
  readonly scope: 'library' | 'picked'
}

/**
 * Suggests where pictures belong: names before stored attributes before pixels. Pure and repeatable; the same input gives the
 * same proposals in the same order. A picture is proposed for one product at most. Several sizes share the picture of their
 * colour, so the target is the option value unless a file name singles out one SKU.
 */
export function proposeMappings(request: ProposalRequest): Proposal[] {
  const index = indexProducts(request.products)
  const decided = new Set(request.decided.map(({ productId, assetId }) => `${productId} ${assetId}`))
  const only = request.scope === 'picked' && index.products.length === 1 ? index.products[0] : undefined
  const byProduct = new Map<IndexedProduct, [ProposableAsset, ProductEvidence][]>()
  for (const asset of request.assets) {
    const found = findProductEvidence(asset, index) ?? (only ? pickedEvidence(only) : null)
    if (!found || decided.has(`${found.entry.product.id} ${asset.id}`)) continue
    byProduct.set(found.entry, [...(byProduct.get(found.entry) ?? []), [asset, found]])
  }
  return index.products.flatMap((entry) =>
    arrangeProposals(
      entry,
      candidatesOf(entry, byProduct.get(entry) ?? []),
      request.decided.filter(({ productId }) => productId === entry.product.id),
    ),
  )
}

function pickedEvidence(entry: IndexedProduct): ProductEvidence {
  return { entry, strength: 0.8, variant: null, reason: 'You chose this picture for the product' }
}

function candidatesOf(
  entry: IndexedProduct,
  found: readonly (readonly [ProposableAsset, ProductEvidence])[],
): Candidate[] {
  const option = entry.pictureOption
  const byName = new Map(found.map(([asset]) => [asset.id, option ? findValueEvidence(asset, option) : null]))
  const silent = found
    .map(([asset]) => asset)
    .filter((asset) => byName.get(asset.id) === null && asset.kind === 'image')
  const byPixels = option ? matchByPixels(silent, option) : new Map<string, ValueEvidence>()
  const named = new Set([...byName.values()].map((value) => value?.value ?? null))
  return found.map(([asset, product]) => {
    const pixels = byPixels.get(asset.id)
    // Pixels only fill what names leave open: a value with named pictures needs no guess.
    const value = byName.get(asset.id) ?? (pixels && !named.has(pixels.value) ? pixels : null)
    return belongsTo(asset, product, value, found.length)
  })
}
