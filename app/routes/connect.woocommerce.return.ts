import type { LoaderFunctionArgs } from '@remix-run/node'
import { adminUrl } from '../services/admin-url.server.ts'
import { receiveReturn } from '../services/woocommerce/receive-approval.server.ts'

/**
 * Where a store sends the merchant's browser back, at top level and without a session. WordPress puts the application password
 * into this address: it is kept and the browser leaves at once, without telling the next page where it came from.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const returned = await receiveReturn(new URL(request.url).searchParams)
  return new Response(null, {
    status: 303,
    headers: { Location: nextPage(returned), 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  })
}

function nextPage(returned: Awaited<ReturnType<typeof receiveReturn>>): string {
  if (!returned) return '/connect/woocommerce/over'
  const { shopDomain, attemptId } = returned
  return shopDomain
    ? adminUrl(shopDomain, `/app/connections/woocommerce/approved/${attemptId}`)
    : '/connect/woocommerce/back'
}
