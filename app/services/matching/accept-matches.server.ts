import { acceptMatch } from '../../catalogue/accept-match.server.ts'
import { getMatchedStore } from '../../queries/matched-store.server.ts'

/** As many as a page of the list shows, and no more. */
export const maxAcceptedAtOnce = 100

export interface AcceptRequest {
  readonly workspaceId: string
  readonly connectionId: string
  readonly productIds: readonly string[]
}

/**
 * Links what comparing SKUs found certain about these products; what has no match waiting is passed over, so repeating is safe.
 * Throws `AppError` not_found for a store of somebody else.
 */
export async function acceptMatches(request: AcceptRequest): Promise<{ readonly linked: number }> {
  const { workspaceId, connectionId, productIds } = request
  await getMatchedStore(workspaceId, connectionId)
  let linked = 0
  for (const productId of new Set(productIds)) {
    if (await acceptMatch({ workspaceId, connectionId, productId })) linked += 1
  }
  return { linked }
}
