import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { StorePage } from '../components/matching/store-page.tsx'
import { storeProductsPage } from '../queries/store-products.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Products in the store · Mediaport' }]

/** Read live from the store. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { searchParams } = new URL(request.url)
  const query = (searchParams.get('query') ?? '').trim().slice(0, 200)
  const cursor = searchParams.get('cursor') ?? undefined
  const connectionId = params.connectionId ?? ''
  return storeProductsPage({ workspaceId, connectionId, query, cursor }).catch(throwRefusal)
}

export default function StoreProducts() {
  const { store, result } = useLoaderData<typeof loader>()
  return <StorePage store={store} result={result} />
}
