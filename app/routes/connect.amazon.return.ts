import type { LoaderFunctionArgs } from '@remix-run/node'
import { adminUrl } from '../services/admin-url.server.ts'
import { receiveConsent, type ReturnedConsent } from '../services/amazon/receive-consent.server.ts'
import { leaveFor, wayToAmazon } from './connect.amazon.start.server.ts'

/**
 * Where Amazon sends the merchant's browser back, at top level and without a session. The code in this address is used up before the
 * browser leaves.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const returned = await receiveConsent(new URL(request.url).searchParams)
  return leaveFor(nextPage(returned), { 'Set-Cookie': await wayToAmazon.serialize('', { maxAge: 0 }) })
}

function nextPage(returned: ReturnedConsent | null): string {
  if (!returned) return '/connect/amazon/over'
  const { shopDomain, ticket } = returned
  return shopDomain ? adminUrl(shopDomain, `/app/connections/amazon/approved?ticket=${ticket}`) : '/connect/amazon/back'
}
