import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ConnectStorePage } from '../components/connections/connect-store-page.tsx'
import { storeToConnect } from '../queries/store-to-connect.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse } from '../refusal.server.ts'
import { takeStep } from './app.connections.woocommerce.new.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Connect a WooCommerce store · Mediaport' }]

/** `?connection=` names a store that gets new access. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  return { renewed: await storeToConnect(workspaceId, new URL(request.url).searchParams.get('connection')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  try {
    return await takeStep({ workspaceId, shopDomain }, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function ConnectStore() {
  const { renewed } = useLoaderData<typeof loader>()
  return <ConnectStorePage key={renewed?.id} renewed={renewed} />
}
