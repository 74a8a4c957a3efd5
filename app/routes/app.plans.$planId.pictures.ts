import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { throwRefusal } from '../refusal.server.ts'
import { zipOfPlan } from '../services/picture-zip/zip-pictures.server.ts'
import { zipResponse } from '../download-response.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The pictures of a plan, named for Seller Central. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const zip = await zipOfPlan(workspaceId, params.planId ?? '').catch(throwRefusal)
  return zipResponse(zip, `pictures-plan-${params.planId ?? ''}.zip`)
}
