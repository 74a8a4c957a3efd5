import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import planStyles from '../components/plan/plan.css?url'
import { UndoPage } from '../components/undo/undo-page.tsx'
import { approvalFormSchema } from '../core/export/approval-form.ts'
import { overlapChoices } from '../core/export/overlap.ts'
import { pageNumberSchema } from '../core/page-number.ts'
import { planOverlaps } from '../queries/export-overlaps.server.ts'
import { shopTimeZone } from '../queries/shop-time-zone.server.ts'
import { undoPage } from '../queries/undo-page.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan, throwRefusal } from '../refusal.server.ts'
import { planUndoOfExports } from '../services/plan-undo.server.ts'
import { startExport } from '../services/start-export.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Undo · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: planStyles }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  const page = pageNumberSchema.parse(new URL(request.url).searchParams.get('page'))
  const [view, timeZone] = await Promise.all([
    undoPage(workspaceId, params.planId ?? '', page).catch(throwRefusal),
    shopTimeZone(workspaceId, shopDomain),
  ])
  const overlaps = view.plan.runId === null ? await planOverlaps(workspaceId, view.plan.id) : []
  return { ...view, overlaps, timeZone }
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('plan') }),
  approvalFormSchema.extend({ intent: z.literal('approve'), overlap: z.enum(overlapChoices).default('refuse') }),
])

/** Looks again and plans anew, or begins the undo that the merchant approved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, userId } = await authenticateAdmin(request)
  try {
    const { plan, connectionId, scope } = await undoPage(workspaceId, params.planId ?? '', 1)
    const form = parseForm(intentSchema, await readForm(request))
    if (form.intent === 'plan') {
      return redirect(`/app/undo/${await planUndoOfExports({ workspaceId, connectionId, scope })}`)
    }
    const { confirmRemovals, leaveOut, acceptConflicts, overlap } = form
    const approval = { confirmRemovals, leaveOut, acceptConflicts, overlap }
    const runId = await startExport({ workspaceId, planId: plan.id, approvedBy: `user:${userId}`, ...approval })
    return redirect(`/app/exports/${runId}`)
  } catch (error) {
    return refusePlan(error)
  }
}

export default function Undo() {
  return <UndoPage view={useLoaderData<typeof loader>()} />
}
