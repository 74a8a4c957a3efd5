import { type ActionFunctionArgs, type HeadersFunction, redirect } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan } from '../refusal.server.ts'
import { runProgress } from '../queries/run-progress.server.ts'
import { planUndoOfRun } from '../services/plan-undo.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const formSchema = z.object({
  /** One product of the export; absent: all. */
  itemId: z.uuid().optional(),
  /** Later exports of the same connection too. */
  later: z.literal('true').optional(),
})

/** Plans to take this export back, and shows the plan. Reads the store, writes nothing to it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { run } = await runProgress(workspaceId, params.runId ?? '')
    const { itemId, later } = parseForm(formSchema, await readForm(request))
    const planId = await planUndoOfRun({
      ...{ workspaceId, runId: run.id, later: later === 'true' },
      ...(itemId && { itemIds: [itemId] }),
    })
    return redirect(`/app/undo/${planId}`)
  } catch (error) {
    return refusePlan(error)
  }
}
