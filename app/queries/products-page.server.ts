import { ConnectorError } from '../core/channel/connector-error.ts'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import type { Page } from '../core/channel/connector.ts'
import { maxProductsPerExport } from '../core/products/limits.ts'
import { toListingsRequest, type ProductSearch } from '../core/products/search.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { listProducts, type ProductRow } from './list-products.server.ts'

export interface ProductsPageRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly search: ProductSearch
}

export type ProductsPage = Page<ReturnType<typeof toRow>>

const pageSize = 50
const largestPage = 100

/** One page of products, or the words why the store did not answer. */
export function productsPage(request: ProductsPageRequest): Promise<Result<ProductsPage, string>> {
  return orWords(async () => {
    const page = await readPage(request, pageSize)
    return { ...page, items: page.items.map(toRow) }
  })
}

/** The ids of all products that match, from the first, as many as one export takes. */
export function matchingProductIds(request: ProductsPageRequest): Promise<Result<readonly string[], string>> {
  return orWords(async () => {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const search: ProductSearch = { ...request.search, cursor: cursor ?? undefined, direction: 'next' }
      const page: Page<ProductRow> = await readPage({ ...request, search }, largestPage)
      ids.push(...page.items.map(({ listing }) => listing.remoteId))
      cursor = page.nextCursor
    } while (cursor && ids.length < maxProductsPerExport)
    return ids.slice(0, maxProductsPerExport)
  })
}

function readPage({ workspaceId, connectionId, search }: ProductsPageRequest, limit: number) {
  const { assignment } = search
  return listProducts({ ...toListingsRequest(search, limit), workspaceId, connectionId, assignment })
}

function toRow({ listing, assignedCount, linkedTo }: ProductRow) {
  const { remoteId, title, status, imageUrl, variantCount, mediaCount } = listing
  return { remoteId, title, status, imageUrl, variantCount, mediaCount, assignedCount, linkedTo }
}

async function orWords<Value>(read: () => Promise<Value>): Promise<Result<Value, string>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof ConnectorError) return notOk(connectorErrorWords[error.code])
    throw error
  }
}
