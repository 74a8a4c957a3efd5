import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ConsentedSellerPage } from '../components/connections/amazon/consented-seller-page.tsx'
import { readForm } from '../read-form.server.ts'
import { refuse } from '../refusal.server.ts'
import { connectSeller } from '../services/amazon/connect-seller.server.ts'
import { consentedSellerView } from '../services/amazon/consented-seller.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Connecting Amazon · Mediaport' }]

/** Where a merchant comes back to from Amazon: `?ticket=` is what their browser brought. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    return { ok: true as const, seller: await consentedSellerView(workspaceId, ticketOf(request)) }
  } catch (error) {
    return refuse(error)
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { marketplaceIds } = await readForm(request)
    const key = { ticket: ticketOf(request) }
    const chosen = marketplaceIds === undefined ? null : marketplaceIds.split(',').filter(Boolean)
    return { ok: true as const, ...(await connectSeller({ workspaceId, key, marketplaceIds: chosen })) }
  } catch (error) {
    return refuse(error)
  }
}

function ticketOf(request: Request): string {
  return new URL(request.url).searchParams.get('ticket') ?? ''
}

export default function ConsentedSeller() {
  return <ConsentedSellerPage answer={useLoaderData<typeof loader>()} />
}
