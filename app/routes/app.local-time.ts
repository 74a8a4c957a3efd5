import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { resolveLocalTime } from '../lib/local-time.ts'
import { shopTimeZone } from '../queries/shop-time-zone.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** Which moment a date and time of the shop's clocks is, before anything is scheduled for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  const { searchParams } = new URL(request.url)
  const timeZone = await shopTimeZone(workspaceId, shopDomain)
  const resolved = resolveLocalTime(searchParams.get('date') ?? '', searchParams.get('time') ?? '', timeZone)
  if (!resolved) return { timeZone, startsAt: null }
  const { instant, clockChange } = resolved
  return { timeZone, startsAt: instant.toISOString(), clockChange, passed: instant.getTime() <= Date.now() }
}
