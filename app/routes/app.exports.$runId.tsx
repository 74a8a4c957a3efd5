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
import exportStyles from '../components/export/export.css?url'
import { ExportRunPage } from '../components/export/export-run-page.tsx'
import { exportRunPage } from '../queries/export-run-page.server.ts'
import { runProgress } from '../queries/run-progress.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { controlRun } from './app.exports.$runId.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Export · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: exportStyles }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  const view = await exportRunPage(workspaceId, shopDomain, params.runId ?? '').catch(throwRefusal)
  return { view, viewerId: userId }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  try {
    const { run } = await runProgress(workspaceId, params.runId ?? '')
    await controlRun({ workspaceId, shopDomain, runId: run.id }, await readForm(request))
    return { ok: true as const }
  } catch (error) {
    return refuse(error)
  }
}

export default function ExportRun() {
  const { view, viewerId } = useLoaderData<typeof loader>()
  return <ExportRunPage key={view.run.id} view={view} viewerId={viewerId} />
}
