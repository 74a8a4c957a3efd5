import { hammingDistance } from '../../core/assets/asset-facts.ts'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import { sameViewBits } from '../../core/compliance/ruleset.ts'
import { specificity } from '../../core/export/variant-views.ts'
import type { MappableVariant, MappingEntry } from '../../core/mapping/mapping.ts'
import { db } from '../../db.server.ts'
import { mappableProductColumns, toMappableProduct } from '../../queries/mappable-products.server.ts'
import { mappingColumns, toEntry } from '../../queries/mapping-rows.server.ts'

/** Products have a handful of pictures; more than these are compared by nobody. */
const comparedPictures = 500

interface MappedView {
  readonly entry: MappingEntry
  readonly title: string
  readonly hash: string
}

/**
 * Pictures that look nearly the same as this one and stand beside it in a listing. On Amazon every variant is a listing of its own, so
 * that the same view of another colour is none of them.
 */
export async function sameViews(workspaceId: string, assetId: string): Promise<ComplianceView['duplicates']> {
  const products = await productsWith(workspaceId, assetId)
  return products.flatMap(({ views, product }) => {
    const own = views.filter(({ entry }) => entry.assetId === assetId)
    const alike = views.filter(
      (view) =>
        view.entry.assetId !== assetId &&
        own.some((one) => looksLike(one, view) && standTogether(one, view, product.variants)),
    )
    const titles = new Map(alike.map(({ entry, title }) => [entry.assetId, title]))
    return [...titles].map(([id, title]) => ({ assetId: id, title, product: product.title }))
  })
}

async function productsWith(workspaceId: string, assetId: string) {
  const comparable = { workspaceId, accepted: true, asset: { perceptualHash: { not: null } } }
  const products = await db.product.findMany({
    where: { workspaceId, mappings: { some: { ...comparable, assetId } } },
    select: {
      ...mappableProductColumns,
      mappings: {
        where: comparable,
        take: comparedPictures,
        orderBy: { position: 'asc' },
        select: { ...mappingColumns, asset: { select: { title: true, perceptualHash: true } } },
      },
    },
  })
  return products.map(({ mappings, ...product }) => ({
    product: toMappableProduct(product),
    views: mappings.map(({ asset, ...row }): MappedView => ({
      entry: toEntry(row),
      title: asset.title,
      hash: asset.perceptualHash ?? '',
    })),
  }))
}

function looksLike(a: MappedView, b: MappedView): boolean {
  return hammingDistance(a.hash, b.hash) <= sameViewBits
}

function standTogether(a: MappedView, b: MappedView, variants: readonly MappableVariant[]): boolean {
  return variants.some((variant) => isFor(a.entry, variant) && isFor(b.entry, variant))
}

function isFor(entry: MappingEntry, variant: MappableVariant): boolean {
  return entry.target.kind === 'product' || specificity(entry, variant) > 0
}
