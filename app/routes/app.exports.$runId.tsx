import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import exportStyles from '../components/export/export.css?url'
import { ExportRunPage } from '../components/export/export-run-page.tsx'
import { AppError } from '../core/errors.ts'
import { exportRunPage } from '../queries/export-run-page.server.ts'
import { runProgress } from '../queries/run-progress.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { cancelExport } from '../services/cancel-export.server.ts'
import { retryExport } from '../services/retry-export.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Export · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: exportStyles }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  const view = await exportRunPage(workspaceId, shopDomain, params.runId ?? '').catch(throwRefusal)
  return { view, viewerId: userId }
}

const intentSchema = z.enum(['cancel', 'retry'])

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { run } = await runProgress(workspaceId, params.runId ?? '')
    const intent = intentSchema.safeParse((await readForm(request)).intent)
    if (!intent.success) {
      throw new AppError('invalid_input', 'run intent', {
        userMessage: 'This request couldn’t be read. Reload the page.',
      })
    }
    if (intent.data === 'cancel') await cancelExport({ workspaceId, runId: run.id })
    else await retryExport({ workspaceId, runId: run.id })
    return { ok: true as const }
  } catch (error) {
    return refuse(error)
  }
}

export default function ExportRun() {
  const { view, viewerId } = useLoaderData<typeof loader>()
  return <ExportRunPage key={view.run.id} view={view} viewerId={viewerId} />
}
