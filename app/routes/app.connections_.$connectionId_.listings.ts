import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { searchTextSchema } from '../core/search-text.ts'
import { searchStoreProducts } from '../queries/store-products.server.ts'
import { readSearch } from '../read-search.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const searchSchema = z.object({ query: searchTextSchema })

/** The first listings of an account with these words, for whoever chooses one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { query } = readSearch(searchSchema, request)
  return searchStoreProducts({ workspaceId, connectionId: params.connectionId ?? '', query }).catch(throwRefusal)
}
