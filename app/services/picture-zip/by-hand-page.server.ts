import { connectors } from '../../connectors/registry.ts'
import { isUnchecked } from '../../core/export/compliance-issues.ts'
import { planItemView, type PictureLookup } from '../../core/export/plan-item-view.ts'
import type { PlanPicture } from '../../core/export/plan-view.ts'
import type { ByHandView, ProductByHand } from '../../core/picture-zip/by-hand-view.ts'
import { db } from '../../db.server.ts'
import { getDraft } from '../../queries/draft.server.ts'
import { loadPlanPictures } from '../../queries/plan-view.server.ts'
import { checkMainPictures } from '../export-plan/check-main-pictures.server.ts'
import { planByHand, type PlannedByHand } from './plan-by-hand.server.ts'

const pageSize = 20
const sharedTold = 5

/**
 * One page of what a draft's products would show on Amazon, planned now, and how far their ASINs are known. `page` from 1. Main pictures
 * that were never checked are given to the worker. Throws `AppError` not_found.
 */
export async function byHandPage(workspaceId: string, draftId: string, askedPage: number): Promise<ByHandView> {
  const { id, productIds, images } = await getDraft(workspaceId, draftId)
  const pageCount = Math.max(1, Math.ceil(productIds.length / pageSize))
  const page = Math.min(askedPage, pageCount)
  const planned = await planByHand(workspaceId, images, productIds.slice((page - 1) * pageSize, page * pageSize))
  const checked = await checkMainPictures(connectors.amazon.images, workspaceId, planned)
  const pictures = await loadPlanPictures(workspaceId, checked)
  const products = Map.groupBy(checked, ({ product }) => product.id)
  return {
    ...(await countVariants(workspaceId, productIds)),
    ...{ draftId: id, page, pageCount },
    checking: checked.some(({ issues }) => issues.some(isUnchecked)),
    products: [...products.values()].flatMap((offers) => toProduct(offers, (assetId) => pictures.get(assetId))),
  }
}

async function countVariants(workspaceId: string, productIds: readonly string[]) {
  const ofDraft = { workspaceId, id: { in: [...productIds] } }
  const named = { product: ofDraft, asin: { not: '' } }
  const [variants, names, mappings] = await Promise.all([
    db.variant.count({ where: { product: ofDraft } }),
    db.variant.groupBy({ by: ['asin'], where: named, _count: true, orderBy: { asin: 'asc' } }),
    db.mapping.count({ where: { workspaceId, productId: { in: [...productIds] }, accepted: true } }),
  ])
  const shared = names.filter(({ _count }) => _count > 1).map(({ asin }) => asin)
  return {
    variants,
    named: names.reduce((sum, { _count }) => sum + _count, 0),
    shared: shared.slice(0, sharedTold),
    mapped: mappings > 0,
  }
}

function toProduct(offers: readonly PlannedByHand[], pictureOf: PictureLookup): ProductByHand[] {
  const [first] = offers
  if (!first) return []
  const items = offers.map(({ product, variant, ...offer }, position) => {
    const view = planItemView({ ...offer, id: variant.id, position, productId: product.id, title: '' }, pictureOf)
    const pictures = [...view.after, ...(view.swatch?.after ? [{ ...view.swatch.after, slot: 'SWCH' as const }] : [])]
    return { variant, issues: view.issues, pictures: pictures.map(unmarked), key: pictures.map(nameOf).join(' ') }
  })
  const issues = items.flatMap((item) => item.issues.filter((issue) => !isUnchecked(issue)))
  return [
    {
      ...first.product,
      groups: [...Map.groupBy(items, ({ key }) => key)].map(([key, [group, ...others]]) => ({
        key,
        pictures: group?.pictures ?? [],
        variants: [group, ...others].flatMap((item) => item?.variant ?? []),
      })),
      issues: [...new Map(issues.map((issue) => [`${issue.code} ${issue.assetId}`, issue])).values()],
    },
  ]
}

/** Everything is new there: saying so at each picture says nothing. */
function unmarked(picture: PlanPicture): PlanPicture {
  return { ...picture, kind: 'theirs' }
}

function nameOf({ key, slot }: PlanPicture): string {
  return `${slot}=${key}`
}
