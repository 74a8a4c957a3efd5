import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { StorePage } from '../components/matching/store-page.tsx'
import { searchTextSchema } from '../core/search-text.ts'
import { storeProductsPage } from '../queries/store-products.server.ts'
import { readSearch } from '../read-search.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Products in the store · Mediaport' }]

const searchSchema = z.object({ query: searchTextSchema, cursor: z.string().max(2000).optional().catch(undefined) })

/** Read live from the store. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { query, cursor } = readSearch(searchSchema, request)
  const connectionId = params.connectionId ?? ''
  return storeProductsPage({ workspaceId, connectionId, query, cursor }).catch(throwRefusal)
}

export default function StoreProducts() {
  const { store, result } = useLoaderData<typeof loader>()
  return <StorePage store={store} result={result} />
}
