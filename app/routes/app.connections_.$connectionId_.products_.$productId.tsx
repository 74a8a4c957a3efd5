import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { LinkPage } from '../components/matching/link-page.tsx'
import { searchTextSchema } from '../core/search-text.ts'
import { linkPage } from '../queries/link-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { readSearch } from '../read-search.server.ts'
import { refusePlan, throwRefusal } from '../refusal.server.ts'
import { changeLinks } from './app.connections_.$connectionId_.products_.$productId.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Match products · Mediaport' }]

const searchSchema = z.object({ query: searchTextSchema, chosen: z.string().nullable().default(null) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const { connectionId = '', productId = '' } = params
  const { query, chosen } = readSearch(searchSchema, request)
  return linkPage({ workspaceId, connectionId, productId, query, chosen }).catch(throwRefusal)
}

/** Links the product with what was chosen, or takes a link back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { connectionId = '', productId = '' } = params
    return await changeLinks({ workspaceId, connectionId, productId }, await readForm(request))
  } catch (error) {
    return refusePlan(error)
  }
}

export default function LinkProduct() {
  const view = useLoaderData<typeof loader>()
  return <LinkPage view={view} />
}
