import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { searchStoreProducts } from '../queries/store-products.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The first listings of an account with these words, for whoever chooses one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const query = (new URL(request.url).searchParams.get('query') ?? '').trim().slice(0, 200)
  return searchStoreProducts({ workspaceId, connectionId: params.connectionId ?? '', query }).catch(throwRefusal)
}
