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
import { PlanPage } from '../components/plan/plan-page.tsx'
import { approvalFormSchema } from '../core/export/approval-form.ts'
import { exportModes } from '../core/export/export-mode.ts'
import { overlapChoices } from '../core/export/overlap.ts'
import { planOverlaps } from '../queries/export-overlaps.server.ts'
import { getDraft } from '../queries/draft.server.ts'
import { latestPlan } from '../queries/plan-page.server.ts'
import { shopTimeZone } from '../queries/shop-time-zone.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan, throwRefusal } from '../refusal.server.ts'
import { localStartTime } from '../services/local-start-time.server.ts'
import { planExport } from '../services/plan-export.server.ts'
import { startExport } from '../services/start-export.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Review plan · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: planStyles }]

const pageSchema = z.coerce.number().int().min(1).catch(1)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  const page = pageSchema.parse(new URL(request.url).searchParams.get('page') ?? 1)
  const draft = await getDraft(workspaceId, params.draftId ?? '').catch(throwRefusal)
  const [plan, timeZone] = await Promise.all([
    latestPlan({ workspaceId, draft, page }),
    shopTimeZone(workspaceId, shopDomain),
  ])
  const overlaps = plan && plan.runId === null ? await planOverlaps(workspaceId, plan.id) : []
  const { id: draftId, connectionLabel: connection, productIds } = draft
  return { draftId, connection, productCount: productIds.length, plan, overlaps, timeZone }
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('plan'), mode: z.enum(exportModes).optional() }),
  approvalFormSchema.extend({
    intent: z.literal('approve'),
    planId: z.uuid(),
    overlap: z.enum(overlapChoices).default('refuse'),
    // With them the export begins later, by the shop's clocks.
    date: z.string().max(20).optional(),
    time: z.string().max(20).default(''),
  }),
])

/** Plans, which only reads the store; or begins the plan that the merchant approved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  try {
    const { id: draftId } = await getDraft(workspaceId, params.draftId ?? '')
    const intent = parseForm(intentSchema, await readForm(request))
    if (intent.intent === 'plan') {
      await planExport({ workspaceId, draftId, mode: intent.mode })
      return { ok: true as const }
    }
    const { planId, overlap, confirmRemovals, leaveOut, acceptConflicts, date, time } = intent
    const approval = { planId, overlap, confirmRemovals, leaveOut, acceptConflicts }
    const startAt = date === undefined ? null : await localStartTime({ workspaceId, shopDomain, date, time })
    const runId = await startExport({ ...approval, workspaceId, approvedBy: `user:${userId}`, startAt })
    return redirect(`/app/exports/${runId}`)
  } catch (error) {
    return refusePlan(error)
  }
}

export default function Plan() {
  return <PlanPage view={useLoaderData<typeof loader>()} />
}
