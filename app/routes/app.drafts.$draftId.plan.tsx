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
import { AppError } from '../core/errors.ts'
import { approvalFormSchema } from '../core/export/approval-form.ts'
import { exportModes } from '../core/export/export-mode.ts'
import { getDraft } from '../queries/draft.server.ts'
import { latestPlan } from '../queries/plan-page.server.ts'
import { type FormFields, readForm } from '../read-form.server.ts'
import { refusePlan, throwRefusal } from '../refusal.server.ts'
import { planExport } from '../services/plan-export.server.ts'
import { startExport } from '../services/start-export.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Review plan · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: planStyles }]

const pageSchema = z.coerce.number().int().min(1).catch(1)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const page = pageSchema.parse(new URL(request.url).searchParams.get('page') ?? 1)
  const draft = await getDraft(workspaceId, params.draftId ?? '').catch(throwRefusal)
  const plan = await latestPlan({ workspaceId, draft, page })
  return { draftId: draft.id, connection: draft.connectionLabel, productCount: draft.productIds.length, plan }
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('plan'), mode: z.enum(exportModes).optional() }),
  approvalFormSchema.extend({ intent: z.literal('approve'), planId: z.uuid() }),
])

/** Plans, which only reads the store; or begins the plan that the merchant approved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, userId } = await authenticateAdmin(request)
  try {
    const { id: draftId } = await getDraft(workspaceId, params.draftId ?? '')
    const intent = parseIntent(await readForm(request))
    if (intent.intent === 'plan') {
      await planExport({ workspaceId, draftId, mode: intent.mode })
      return { ok: true as const }
    }
    const { planId, confirmRemovals, leaveOut, acceptConflicts } = intent
    const approval = { confirmRemovals, leaveOut, acceptConflicts }
    const runId = await startExport({ workspaceId, planId, approvedBy: `user:${userId}`, ...approval })
    return redirect(`/app/exports/${runId}`)
  } catch (error) {
    return refusePlan(error)
  }
}

function parseIntent(form: FormFields) {
  const intent = intentSchema.safeParse(form)
  if (intent.success) return intent.data
  throw new AppError('invalid_input', 'plan intent', { userMessage: 'This request couldn’t be read. Reload the page.' })
}

export default function Plan() {
  return <PlanPage view={useLoaderData<typeof loader>()} />
}
