import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { draftDestinations, type DraftOfDestinations } from '../queries/draft-destinations.server.ts'

/**
 * Remembers which accounts a draft is exported to. Repeating is safe. Throws `AppError`: invalid_input for none at all, and for
 * an account that it cannot be exported to.
 */
export async function chooseDestinations(draft: DraftOfDestinations, connectionIds: readonly string[]): Promise<void> {
  const offered = new Set((await draftDestinations(draft)).map(({ connectionId }) => connectionId))
  const chosen = [...new Set(connectionIds)]
  if (chosen.length === 0 || chosen.some((id) => !offered.has(id))) {
    throw new AppError('invalid_input', `destinations ${chosen.join()}`, {
      userMessage:
        chosen.length === 0 ? 'Choose at least one store to export to.' : 'This store is no longer connected.',
      field: 'destinations',
    })
  }
  await db.exportDraft.update({
    where: { id: draft.draftId, workspaceId: draft.workspaceId },
    data: { destinationIds: chosen },
    select: { id: true },
  })
}
