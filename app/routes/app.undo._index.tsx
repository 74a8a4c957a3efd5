import {
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { UndoPeriodPage } from '../components/undo/undo-period-page.tsx'
import { undoChoice } from '../queries/undo-choice.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan } from '../refusal.server.ts'
import { localStartTime } from '../services/local-start-time.server.ts'
import { planUndoOfConnection } from '../services/plan-undo.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Undo several exports · Mediaport' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  return undoChoice(workspaceId, shopDomain)
}

const formSchema = z.object({
  connectionId: z.uuid(),
  /** By the shop's clocks; without them: everything that can still be taken back. */
  date: z.string().max(20).optional(),
  time: z.string().max(20).default('00:00'),
})

/** Plans to take a whole period back, and shows the plan. Reads the account, writes nothing to it. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  try {
    const { connectionId, date, time } = parseForm(formSchema, await readForm(request))
    const since = date === undefined ? null : await localStartTime({ workspaceId, shopDomain, date, time })
    return redirect(`/app/undo/${await planUndoOfConnection({ workspaceId, connectionId, since })}`)
  } catch (error) {
    return refusePlan(error)
  }
}

export default function UndoPeriod() {
  return <UndoPeriodPage choice={useLoaderData<typeof loader>()} />
}
