import { ConnectorError, type ConnectorErrorCode } from '../core/channel/connector-error.ts'
import { wordsOfConnectorError } from '../core/channel/connector-error-words.ts'
import type { Destination } from '../core/export/destination.ts'
import type { ExportMode } from '../core/export/export-mode.ts'
import type { PlanningProblem } from '../core/export/plan-view.ts'
import { draftDestinations, type DraftOfDestinations } from '../queries/draft-destinations.server.ts'
import { db } from '../db.server.ts'
import { log } from '../log.server.ts'
import { chooseDestinations } from './choose-destinations.server.ts'
import { planExport } from './plan-export.server.ts'

export interface DestinationsRequest {
  readonly workspaceId: string
  readonly draftId: string
  /** Only these of the chosen accounts. Default: all of them. */
  readonly connectionIds?: readonly string[]
  /** Default: for each account that of its newest plan, else `add`. */
  readonly mode?: ExportMode
}

export interface PlannedDestinations {
  readonly plans: readonly { readonly connectionId: string; readonly planId: string }[]
  readonly problems: readonly PlanningProblem[]
}

/**
 * Plans a draft for each account that it is to be exported to, all at once: they are different stores. Which accounts these are is
 * remembered in the draft from the first time on. A store that does not answer is told beside the plans of the others, and kept. Throws
 * `AppError` (not_found).
 */
export async function planDestinations(request: DestinationsRequest): Promise<PlannedDestinations> {
  const { workspaceId, draftId, connectionIds } = request
  const chosen = (await draftDestinations({ workspaceId, draftId })).filter((destination) => destination.chosen)
  await chooseDestinations(
    { workspaceId, draftId },
    chosen.map(({ connectionId }) => connectionId),
  )
  const wanted = chosen.filter(({ connectionId }) => connectionIds?.includes(connectionId) ?? true)
  const outcomes = await Promise.all(wanted.map((destination) => planFor(request, destination)))
  return {
    plans: outcomes.flatMap((outcome) => ('planId' in outcome ? outcome : [])),
    problems: outcomes.flatMap((outcome) => ('code' in outcome ? outcome : [])),
  }
}

/** The same for accounts without a plan: chosen since the others were planned, or unreachable then. */
export async function planMissing(draft: DraftOfDestinations): Promise<void> {
  const { workspaceId, draftId } = draft
  const rows = await db.exportPlan.findMany({
    where: { workspaceId, draftId },
    distinct: ['connectionId'],
    select: { connectionId: true },
  })
  const planned = new Set(rows.map(({ connectionId }) => connectionId))
  const chosen = (await draftDestinations(draft)).filter((destination) => destination.chosen)
  const connectionIds = chosen.map(({ connectionId }) => connectionId).filter((id) => !planned.has(id))
  if (connectionIds.length > 0) await planDestinations({ ...draft, connectionIds })
}

async function planFor(
  { workspaceId, draftId, mode }: DestinationsRequest,
  { connectionId, channel }: Destination,
): Promise<PlannedDestinations['plans'][number] | PlanningProblem> {
  try {
    const planId = await planExport({ workspaceId, draftId, connectionId, mode })
    await noteProblem({ workspaceId, draftId }, connectionId, null)
    return { connectionId, planId }
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    const { code } = error
    log.warn({ connectionId, code }, 'an account could not be planned for')
    await noteProblem({ workspaceId, draftId }, connectionId, code)
    return { connectionId, code, message: wordsOfConnectorError(code, channel) }
  }
}

/** Told again whenever the page is opened, until the account can be planned for. In one statement: accounts are planned at once. */
async function noteProblem(draft: DraftOfDestinations, connectionId: string, code: ConnectorErrorCode | null) {
  const { workspaceId, draftId } = draft
  await db.$executeRaw`
    UPDATE "ExportDraft" SET "options" = jsonb_set("options", '{planningProblems}', jsonb_strip_nulls(
      coalesce("options"->'planningProblems', '{}') || jsonb_build_object(${connectionId}::text, ${code}::text)))
    WHERE "id" = ${draftId}::uuid AND "workspaceId" = ${workspaceId}::uuid`
}
