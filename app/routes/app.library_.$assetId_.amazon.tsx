import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import complianceStyles from '../components/compliance/compliance.css?url'
import { CompliancePage } from '../components/compliance/compliance-page.tsx'
import { readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { compliancePage } from '../services/compliance/compliance-page.server.ts'
import { changeCompliance } from './app.library_.$assetId_.amazon.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: complianceStyles }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.title ?? 'Picture'} · Check for Amazon · Mediaport` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  const page = await compliancePage(workspaceId, shopDomain, params.assetId ?? '').catch(throwRefusal)
  return { page, viewerId: userId }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, userId } = await authenticateAdmin(request)
  try {
    const place = { workspaceId, assetId: params.assetId ?? '', by: `user:${userId}` }
    await changeCompliance(place, await readForm(request))
    return { ok: true as const }
  } catch (error) {
    return refuse(error)
  }
}

export default function ComplianceRoute() {
  const { page, viewerId } = useLoaderData<typeof loader>()
  return <CompliancePage key={page.assetId} page={page} viewerId={viewerId} />
}
