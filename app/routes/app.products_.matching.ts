import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { productSearchSchema } from '../core/products/search.ts'
import { matchingProductIds } from '../queries/products-page.server.ts'
import { readSearch } from '../read-search.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The ids of all products that match the list's search, for "select all that match". */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, connectionId } = await authenticateAdmin(request)
  const search = readSearch(productSearchSchema, request)
  return matchingProductIds({ workspaceId, connectionId, search })
}
