import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { storeVariations } from '../queries/store-products.server.ts'
import { throwRefusal } from '../refusal.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The variations of one product of a store, for a row that is opened. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { connectionId = '', remoteId = '' } = params
  return storeVariations({ workspaceId, connectionId, remoteId }).catch(throwRefusal)
}
