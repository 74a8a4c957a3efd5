import type { ListingUnit } from '../core/matching/catalogue-origin.ts'
import { isAlive } from '../core/matching/job-liveness.ts'
import { linkFileSummarySchema } from '../core/matching/link-file.ts'
import { certainKinds, openKinds } from '../core/matching/match-proposal.ts'
import {
  matchingTasks,
  matchingViews,
  type MatchingSearch,
  type MatchingTaskView,
  type MatchingView,
  type MatchingViewName,
  type MatchRow,
} from '../core/matching/matching-view.ts'
import { matchingProblem } from '../core/matching/matching-problem.ts'
import { db } from '../db.server.ts'
import type { CatalogueMatching, Prisma } from '../generated/prisma/client.ts'
import { getMatchedStore } from './matched-store.server.ts'
import { byVariant, toFound, toLink, toQuestions, linkColumns, readProposal } from './link-views.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

export interface MatchingPageRequest {
  readonly workspaceId: string
  readonly shopDomain: string
  /** The shop whose products are listed. */
  readonly shopConnectionId: string
  /** The store that they are linked to. */
  readonly connectionId: string
  readonly search: MatchingSearch
}

const pageSize = 25
/** Questions told in the list; all of them are on the product's own page. */
const detailsShown = 3

/** The merchant's products as last read, and what each is in the store. Asks no platform. Throws `AppError` not_found. */
export async function matchingPage(request: MatchingPageRequest): Promise<MatchingView> {
  const { workspaceId, connectionId, search } = request
  const store = await getMatchedStore(workspaceId, connectionId)
  // Before all that a job writes: a page that is told of the job's end does not look again, and is to have what it left.
  const task = await db.catalogueMatching.findUnique({ where: { connectionId, workspaceId } })
  const [linkFile, timeZone, counted, total] = await Promise.all([
    db.linkFile.findUnique({ where: { connectionId, workspaceId }, select: { fileName: true, summary: true } }),
    shopTimeZone(workspaceId, request.shopDomain),
    Promise.all(matchingViews.map((view) => db.product.count({ where: inView(request, store.unit, view) }))),
    db.product.count({ where: { AND: [inView(request, store.unit, search.view), matches(search.query)] } }),
  ])
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(search.page, pageCount)
  return {
    ...{ store, timeZone, total, page, pageCount },
    task: task && toTask(task, Date.now()),
    linkFile: linkFile && { ...linkFile, summary: linkFileSummarySchema.nullable().parse(linkFile.summary) },
    counts: Object.fromEntries(
      matchingViews.map((view, index) => [view, counted[index] ?? 0]),
    ) as MatchingView['counts'],
    rows: await loadRows(request, store.unit, page),
  }
}

/** Products of the shop, by what they are in the store. */
function inView(
  { workspaceId, shopConnectionId, connectionId }: MatchingPageRequest,
  unit: ListingUnit,
  view: MatchingViewName,
): Prisma.ProductWhereInput {
  const counts = { connectionId, unlinkedAt: null, deletedAt: null }
  const [linked, ofStore] = [{ some: counts }, { listing: counts }]
  const only: Record<MatchingViewName, Prisma.ProductWhereInput> = {
    all: {},
    found: { proposals: { some: { connectionId, kind: { in: [...certainKinds] } } } },
    question: { proposals: { some: { connectionId, kind: { in: [...openKinds] } } } },
    linked: { listings: linked },
    // Where each variant has a listing of its own, a product is not done while one of them has none.
    unlinked:
      unit === 'product' ? { NOT: { listings: linked } } : { variants: { some: { listings: { none: ofStore } } } },
  }
  const inShop = { listings: { some: { connectionId: shopConnectionId, deletedAt: null } } }
  return { workspaceId, AND: [inShop, only[view]] }
}

function matches(query: string): Prisma.ProductWhereInput {
  if (!query) return {}
  const contains = { contains: query, mode: 'insensitive' as const }
  return { OR: [{ title: contains }, { variants: { some: { OR: [{ sku: contains }, { barcode: contains }] } } }] }
}

async function loadRows(request: MatchingPageRequest, unit: ListingUnit, page: number): Promise<MatchRow[]> {
  const { connectionId, shopConnectionId, search } = request
  const products = await db.product.findMany({
    where: { AND: [inView(request, unit, search.view), matches(search.query)] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    skip: (page - 1) * pageSize,
    take: pageSize,
    select: {
      id: true,
      title: true,
      _count: { select: { variants: true } },
      listings: {
        where: { connectionId: { in: [shopConnectionId, connectionId] }, unlinkedAt: null, deletedAt: null },
        select: { connectionId: true, ...linkColumns, imageUrl: true, status: true },
        orderBy: { remoteId: 'asc' },
      },
      proposals: { where: { connectionId }, select: { proposal: true } },
    },
  })
  const details = await loadVariantDetails(products.map(({ id }) => id))
  return products.map((product) => toRow(product, request, details))
}

type ProductRow = Prisma.ProductGetPayload<{
  select: {
    id: true
    title: true
    _count: { select: { variants: true } }
    listings: { select: { connectionId: true; imageUrl: true; status: true } & typeof linkColumns }
    proposals: { select: { proposal: true } }
  }
}>

interface VariantDetails {
  readonly titles: ReadonlyMap<string, string>
  readonly keyedCounts: ReadonlyMap<string, number>
}

async function loadVariantDetails(productIds: readonly string[]): Promise<VariantDetails> {
  const variants = await db.variant.findMany({
    where: { productId: { in: [...productIds] }, OR: [{ skuKey: { not: '' } }, { gtinKey: { not: '' } }] },
    select: { id: true, title: true, productId: true },
  })
  const keyedCounts = new Map<string, number>()
  for (const { productId } of variants) keyedCounts.set(productId, (keyedCounts.get(productId) ?? 0) + 1)
  return { titles: new Map(variants.map(({ id, title }) => [id, title])), keyedCounts }
}

function toRow(product: ProductRow, request: MatchingPageRequest, { titles, keyedCounts }: VariantDetails): MatchRow {
  const { id, title, _count, listings } = product
  const inShop = listings.find(({ connectionId }) => connectionId === request.shopConnectionId)
  const proposal = readProposal(product.proposals[0])
  const linked = listings
    .filter(({ connectionId }) => connectionId === request.connectionId)
    .sort(byVariant)
    .map(toLink)
  const found = toFound(proposal, titles)
  const paired = [...linked, ...found].reduce((sum, { pairCount }) => sum + pairCount, 0)
  return {
    ...{ productId: id, title, variantCount: _count.variants, keyedCount: keyedCounts.get(id) ?? 0 },
    imageUrl: inShop?.imageUrl ?? null,
    status: toStatus(inShop?.status),
    ...{ linked, found },
    questions: toQuestions(proposal, titles).slice(0, detailsShown),
    questionCount: proposal.questions.length,
    metCount: Math.min(_count.variants, paired + proposal.questions.length),
  }
}

function toStatus(stored: string | undefined): MatchRow['status'] {
  return stored === 'draft' || stored === 'archived' ? stored : 'active'
}

function toTask(row: CatalogueMatching, nowMs: number): MatchingTaskView {
  const { done, total, linked, storeCalls, errorCode, comparedAt } = row
  return {
    ...{ done, total, linked, storeCalls },
    task: matchingTasks.find((known) => known === row.task) ?? 'find',
    phase: toPhase(row.phase),
    state: toState(row, nowMs),
    problem: errorCode === null ? null : matchingProblem(errorCode),
    comparedAt: comparedAt?.toISOString() ?? null,
  }
}

function toState(row: CatalogueMatching, nowMs: number): MatchingTaskView['state'] {
  if (row.state === 'done' || row.state === 'failed') return row.state
  if (!isAlive(row, nowMs)) return 'interrupted'
  return row.state === 'running' ? 'running' : 'queued'
}

const phases = ['reading', 'comparing', 'linking', 'checking'] as const

function toPhase(stored: string): MatchingTaskView['phase'] {
  return phases.find((known) => known === stored) ?? 'waiting'
}
