import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { zipResponse } from '../download-response.server.ts'
import { throwRefusal } from '../refusal.server.ts'
import { zipByHand } from '../services/picture-zip/zip-by-hand.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The pictures of a draft, named for Seller Central. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { draftId = '' } = params
  return zipResponse(await zipByHand(workspaceId, draftId).catch(throwRefusal), `pictures-${draftId}.zip`)
}
