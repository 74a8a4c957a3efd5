import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ApprovedStorePage } from '../components/connections/approved-store-page.tsx'
import { refuse } from '../refusal.server.ts'
import { finishApproval } from '../services/woocommerce/finish-approval.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Connecting your store · Mediaport' }]

/** Where a merchant comes back to from a store's approval page. The page itself asks for what is left to do. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await authenticateAdmin(request)
  return { attemptId: params.attemptId ?? '' }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { connectionId } = await finishApproval({ workspaceId, attemptId: params.attemptId ?? '' })
    return { ok: true as const, connectionId }
  } catch (error) {
    return refuse(error)
  }
}

export default function ApprovedStore() {
  const { attemptId } = useLoaderData<typeof loader>()
  return <ApprovedStorePage key={attemptId} />
}
