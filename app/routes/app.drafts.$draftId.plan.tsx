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
import { planApprovalsFieldSchema } from '../core/export/approval-form.ts'
import { exportModes } from '../core/export/export-mode.ts'
import { pageParameter } from '../core/export/page-parameter.ts'
import { pageNumberSchema } from '../core/page-number.ts'
import { isRecordId } from '../core/record-id.ts'
import { draftDestinations } from '../queries/draft-destinations.server.ts'
import { getDraft } from '../queries/draft.server.ts'
import { channelPlan } from '../queries/plan-page.server.ts'
import { shopTimeZone } from '../queries/shop-time-zone.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan, throwRefusal } from '../refusal.server.ts'
import { chooseDestinations } from '../services/choose-destinations.server.ts'
import { localStartTime } from '../services/local-start-time.server.ts'
import { planDestinations, planMissing } from '../services/plan-destinations.server.ts'
import { startExports } from '../services/start-export.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Review plan · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: planStyles }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  const { searchParams } = new URL(request.url)
  const draft = await getDraft(workspaceId, params.draftId ?? '').catch(throwRefusal)
  const [destinations, timeZone] = await Promise.all([
    draftDestinations({ workspaceId, draftId: draft.id }),
    shopTimeZone(workspaceId, shopDomain),
  ])
  const channels = await Promise.all(
    destinations
      .filter(({ chosen }) => chosen)
      .map((destination) => {
        const page = pageNumberSchema.parse(searchParams.get(pageParameter(destination.connectionId)))
        return channelPlan({ workspaceId, draft, destination, page })
      }),
  )
  return { draftId: draft.id, productCount: draft.productIds.length, destinations, channels, timeZone }
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('plan'),
    // One account, or all that have no plan yet. Neither: all of them.
    connectionId: z.uuid().optional(),
    missing: z.literal('true').optional(),
    mode: z.enum(exportModes).optional(),
  }),
  z.object({ intent: z.literal('destinations'), connectionIds: z.string().max(10_000) }),
  z.object({
    intent: z.literal('approve'),
    approvals: planApprovalsFieldSchema,
    // With them the export begins later, by the shop's clocks.
    date: z.string().max(20).optional(),
    time: z.string().max(20).default(''),
  }),
])

/** Plans, which only reads the stores; or begins the plans that the merchant approved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, shopDomain, userId } = await authenticateAdmin(request)
  try {
    const { id: draftId } = await getDraft(workspaceId, params.draftId ?? '')
    const draft = { workspaceId, draftId }
    const intent = parseForm(intentSchema, await readForm(request))
    if (intent.intent === 'approve') {
      const { approvals: plans, date, time } = intent
      const startAt = date === undefined ? null : await localStartTime({ workspaceId, shopDomain, date, time })
      const [runId] = await startExports({ workspaceId, approvedBy: `user:${userId}`, startAt, plans })
      return redirect(`/app/exports/${runId}`)
    }
    if (intent.intent === 'destinations') {
      await chooseDestinations(draft, intent.connectionIds.split(',').filter(isRecordId))
      await planMissing(draft)
      return { ok: true as const }
    }
    if (intent.missing) {
      await planMissing(draft)
      return { ok: true as const }
    }
    const { connectionId, mode } = intent
    await planDestinations({
      ...draft,
      mode,
      connectionIds: connectionId === undefined ? undefined : [connectionId],
    })
    return { ok: true as const }
  } catch (error) {
    return refusePlan(error)
  }
}

export default function Plan() {
  return <PlanPage view={useLoaderData<typeof loader>()} />
}
