import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ruleIds } from '../core/compliance/ruleset.ts'
import { refuse } from '../refusal.server.ts'
import { fixedView, overlayView } from '../services/compliance/picture-view.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** A picture of the check page, made when it is asked for: `?overlay=<rule>`, or `?steps=<fix>,<fix>` for what fixes make of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const asked = new URL(request.url).searchParams
  const rule = ruleIds.find((id) => id === asked.get('overlay'))
  const assetId = params.assetId ?? ''
  try {
    if (rule) return { ok: true as const, image: await overlayView(workspaceId, assetId, rule) }
    return { ok: true as const, ...(await fixedView(workspaceId, assetId, (asked.get('steps') ?? '').split(','))) }
  } catch (error) {
    return refuse(error)
  }
}
