import { type ActionFunctionArgs, type HeadersFunction, redirect } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { runProgress } from '../queries/run-progress.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refusePlan } from '../refusal.server.ts'
import { conflictDecisions, decideConflict } from '../services/decide-conflict.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const formSchema = z.object({
  decision: z.enum(conflictDecisions),
  /** Absent: every product of the run that waits for a decision. */
  itemId: z.uuid().optional(),
})

/** Decides about products that were changed between plan and export; with `replan` shows the new plan. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { run } = await runProgress(workspaceId, params.runId ?? '')
    const { decision, itemId } = parseForm(formSchema, await readForm(request))
    const decided = await decideConflict({
      ...{ workspaceId, runId: run.id, decision },
      ...(itemId && { itemIds: [itemId] }),
    })
    if (decided.planId === null) return { ok: true as const }
    return redirect(decided.draftId ? `/app/drafts/${decided.draftId}/plan` : `/app/undo/${decided.planId}`)
  } catch (error) {
    return refusePlan(error)
  }
}
