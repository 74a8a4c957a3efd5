import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import exportStyles from '../components/export/export.css?url'
import { HistoryPage } from '../components/history/history-page.tsx'
import { historyFilters } from '../core/export/history-view.ts'
import { pageNumberSchema } from '../core/page-number.ts'
import { searchTextSchema } from '../core/search-text.ts'
import { historyPage } from '../queries/history-page.server.ts'
import { readSearch } from '../read-search.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Exports · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: exportStyles }]

const searchSchema = z.object({
  query: searchTextSchema,
  filter: z.enum(historyFilters).catch('all'),
  store: z.uuid().optional().catch(undefined),
  page: pageNumberSchema,
})

export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  const { query, filter, store, page } = readSearch(searchSchema, request)
  const view = await historyPage({ workspaceId, shopDomain, filter, page, search: query, connectionId: store })
  return { view, viewerId: userId }
}

export default function History() {
  const { view, viewerId } = useLoaderData<typeof loader>()
  return <HistoryPage view={view} viewerId={viewerId} />
}
