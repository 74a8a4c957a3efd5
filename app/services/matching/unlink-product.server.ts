import { unlinkListings, type UnlinkRequest } from '../../catalogue/link-listing.server.ts'
import { getMatchedStore } from '../../queries/matched-store.server.ts'

/**
 * Takes the links of a product to a store back, or one of them. Nothing changes in the store; exports leave it alone from now on.
 * Repeating is safe. Throws `AppError` not_found for a store of somebody else.
 */
export async function unlinkProduct(request: UnlinkRequest): Promise<{ readonly unlinked: number }> {
  await getMatchedStore(request.workspaceId, request.connectionId)
  return { unlinked: await unlinkListings(request) }
}
