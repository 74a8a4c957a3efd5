import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ConnectSellerPage } from '../components/connections/amazon/connect-seller-page.tsx'
import { sellerToConnect } from '../queries/seller-to-connect.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse } from '../refusal.server.ts'
import { leaveForConsent } from './app.connections.amazon.new.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Connect Amazon · Mediaport' }]

/** `?connection=` names a seller that gives consent again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  return sellerToConnect(workspaceId, new URL(request.url).searchParams.get('connection'))
}

export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  try {
    return await leaveForConsent({ workspaceId, shopDomain }, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function ConnectSeller() {
  const { isSetUp, sites, renewed } = useLoaderData<typeof loader>()
  return <ConnectSellerPage key={renewed?.id} isSetUp={isSetUp} sites={sites} renewed={renewed} />
}
