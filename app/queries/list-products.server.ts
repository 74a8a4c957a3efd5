import { openConnector } from '../connections/open-connector.server.ts'
import type { ListingsRequest, Page, RemoteListing } from '../core/channel/connector.ts'
import { db } from '../db.server.ts'

/** Whether pictures are assigned in Mediaport: the only fact about a product that the platform cannot filter by. */
export type Assignment = 'assigned' | 'unassigned'

export interface ProductsRequest extends ListingsRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly assignment?: Assignment
}

export interface ProductRow {
  readonly listing: RemoteListing
  /** How many pictures the merchant has assigned to it in Mediaport. */
  readonly assignedCount: number
  /** The stores that it is linked to beside this account, by name. */
  readonly linkedTo: readonly string[]
}

/** A rare match would otherwise walk the whole catalogue in one request. */
const maxPagesPerRequest = 5

/**
 * One page of the account's products, live, with what Mediaport knows about each. Throws `ConnectorError`.
 * With `assignment` a page may be shorter than `limit` while `nextCursor` says that there is more.
 */
export async function listProducts(request: ProductsRequest): Promise<Page<ProductRow>> {
  const connector = await openConnector(request.workspaceId, request.connectionId)
  const { assignment, limit } = request
  const pages: Page<ProductRow>[] = []
  const backwards = request.direction === 'previous'
  let cursor = request.cursor
  do {
    const page = await connector.listListings({ ...request, cursor })
    pages.push(await withAssignments(request, page))
    cursor = (backwards ? page.previousCursor : page.nextCursor) ?? undefined
  } while (assignment && cursor && pages.length < maxPagesPerRequest && countMatches(pages, assignment) < limit)
  return joinPages(backwards ? pages.reverse() : pages, assignment)
}

function joinPages(pages: readonly Page<ProductRow>[], assignment: Assignment | undefined): Page<ProductRow> {
  return {
    items: pages.flatMap((page) => matching(page, assignment)),
    previousCursor: pages[0]?.previousCursor ?? null,
    nextCursor: pages.at(-1)?.nextCursor ?? null,
    total: assignment ? null : (pages[0]?.total ?? null),
  }
}

function matching(page: Page<ProductRow>, assignment: Assignment | undefined): readonly ProductRow[] {
  if (!assignment) return page.items
  return page.items.filter(({ assignedCount }) => assignedCount > 0 === (assignment === 'assigned'))
}

function countMatches(pages: readonly Page<ProductRow>[], assignment: Assignment): number {
  return pages.reduce((sum, page) => sum + matching(page, assignment).length, 0)
}

async function withAssignments(
  { workspaceId, connectionId }: ProductsRequest,
  page: Page<RemoteListing>,
): Promise<Page<ProductRow>> {
  const remoteIds = page.items.map(({ remoteId }) => remoteId)
  const known = await db.listing.findMany({
    where: { workspaceId, connectionId, remoteId: { in: remoteIds } },
    select: {
      remoteId: true,
      product: {
        select: {
          _count: { select: { mappings: { where: { accepted: true } } } },
          listings: {
            where: { connectionId: { not: connectionId }, unlinkedAt: null, deletedAt: null },
            select: { connection: { select: { label: true } } },
            orderBy: { connection: { label: 'asc' } },
          },
        },
      },
    },
  })
  const products = new Map(known.map(({ remoteId, product }) => [remoteId, product]))
  return {
    ...page,
    items: page.items.map((listing) => {
      const product = products.get(listing.remoteId)
      const linkedTo = new Set(product?.listings.map(({ connection }) => connection.label))
      return { listing, assignedCount: product?._count.mappings ?? 0, linkedTo: [...linkedTo] }
    }),
  }
}
