import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { MatchingPage } from '../components/matching/matching-page.tsx'
import { matchingSearchSchema } from '../core/matching/matching-view.ts'
import { matchingPage } from '../queries/matching-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { readSearch } from '../read-search.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { changeMatches } from './app.connections_.$connectionId_.products.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Match products · Mediaport' }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain, connectionId: shopConnectionId } = await authenticateAdmin(request)
  const search = readSearch(matchingSearchSchema, request)
  const connectionId = params.connectionId ?? ''
  return matchingPage({ workspaceId, shopDomain, shopConnectionId, connectionId, search }).catch(throwRefusal)
}

/** Starts a job over the whole catalogue, or accepts what was found for some products. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, connectionId: shopConnectionId } = await authenticateAdmin(request)
  try {
    const store = { workspaceId, shopConnectionId, connectionId: params.connectionId ?? '' }
    return await changeMatches(store, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function MatchProducts() {
  const view = useLoaderData<typeof loader>()
  return <MatchingPage view={view} />
}
