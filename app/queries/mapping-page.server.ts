import { mappingCoverage } from '../core/mapping/coverage.ts'
import type {
  MappingListFilter,
  MappingListItem,
  MappingListView,
  MappingProgressView,
} from '../core/mapping/mapping-view.ts'
import { trustedConfidence } from '../core/mapping/proposal.ts'
import { db } from '../db.server.ts'
import { mappableProductColumns, toMappableProduct } from './mappable-products.server.ts'
import { mappingColumns, toEntry } from './mapping-rows.server.ts'
import type { Draft } from './draft.server.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'

const pageSize = 20
const picturesPerRow = 6

export interface MappingListRequest {
  readonly workspaceId: string
  readonly draft: Draft
  readonly filter: MappingListFilter
  readonly search: string
  /** From 1. */
  readonly page: number
}

type Counts = ReadonlyMap<string, { accepted: number; proposed: number }>

export async function mappingProgress(workspaceId: string, draft: Draft): Promise<MappingProgressView> {
  const [counts, trusted] = await Promise.all([
    countEntries(workspaceId, draft),
    db.mapping.count({
      where: { ...entriesOf(workspaceId, draft), accepted: false, confidence: { gte: trustedConfidence } },
    }),
  ])
  const all = [...counts.values()]
  return {
    products: draft.productIds.length,
    mapped: all.filter(({ accepted }) => accepted > 0).length,
    suggestions: all.reduce((sum, { proposed }) => sum + proposed, 0),
    trusted,
    proposedAt: draft.proposedAt,
  }
}

/** One page of the draft's products in the merchant's order. The number of queries does not grow with the draft. */
export async function mappingList(request: MappingListRequest): Promise<MappingListView> {
  const { workspaceId, draft, filter, search } = request
  const counts = await countEntries(workspaceId, draft)
  const found = search === '' ? null : await idsByTitle(workspaceId, draft, search)
  const ids = draft.productIds.filter((id) => matches(counts.get(id), filter) && (found === null || found.has(id)))
  const pageCount = Math.max(1, Math.ceil(ids.length / pageSize))
  const page = Math.min(Math.max(1, request.page), pageCount)
  const shown = ids.slice((page - 1) * pageSize, page * pageSize)
  return { items: await loadItems(workspaceId, draft, shown), page, pageCount, total: ids.length }
}

function entriesOf(workspaceId: string, draft: Draft) {
  return { workspaceId, productId: { in: [...draft.productIds] } }
}

async function countEntries(workspaceId: string, draft: Draft): Promise<Counts> {
  const rows = await db.mapping.groupBy({
    by: ['productId', 'accepted'],
    where: entriesOf(workspaceId, draft),
    _count: true,
  })
  const counts = new Map<string, { accepted: number; proposed: number }>()
  for (const { productId, accepted, _count } of rows) {
    const known = counts.get(productId) ?? { accepted: 0, proposed: 0 }
    counts.set(productId, { ...known, [accepted ? 'accepted' : 'proposed']: _count })
  }
  return counts
}

async function idsByTitle(workspaceId: string, draft: Draft, search: string): Promise<ReadonlySet<string>> {
  const contains = { contains: search, mode: 'insensitive' as const }
  const rows = await db.product.findMany({
    where: {
      workspaceId,
      id: { in: [...draft.productIds] },
      OR: [{ title: contains }, { handle: contains }, { variants: { some: { sku: contains } } }],
    },
    select: { id: true },
  })
  return new Set(rows.map(({ id }) => id))
}

function matches(counts: { accepted: number; proposed: number } | undefined, filter: MappingListFilter): boolean {
  const { accepted, proposed } = counts ?? { accepted: 0, proposed: 0 }
  if (filter === 'todo') return accepted === 0
  if (filter === 'suggested') return proposed > 0
  return filter === 'mapped' ? accepted > 0 : true
}

async function loadItems(workspaceId: string, draft: Draft, ids: readonly string[]): Promise<MappingListItem[]> {
  const rows = await db.product.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: {
      ...mappableProductColumns,
      listings: { where: { connectionId: draft.connectionId }, select: { imageUrl: true }, take: 1 },
      mappings: { orderBy: { position: 'asc' }, select: { ...mappingColumns, asset: { select: pictureColumns } } },
    },
  })
  const items = rows.map(({ listings, mappings, ...row }): MappingListItem => {
    const product = toMappableProduct(row)
    return {
      id: product.id,
      title: product.title,
      imageUrl: listings[0]?.imageUrl ?? null,
      coverage: mappingCoverage(mappings.map(toEntry), product.variants),
      pictures: mappings
        .slice(0, picturesPerRow)
        .map(({ asset, accepted }) => ({ picture: toPicture(workspaceId, asset), accepted })),
    }
  })
  return items.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
