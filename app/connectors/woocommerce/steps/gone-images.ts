import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ItemFailure, StepOutcome } from '../../../core/channel/export-step.ts'
import type { WooCommerceClient } from '../client.ts'
import { observeFiles } from '../reading/files.ts'
import { outcome } from '../../../lib/step-call.ts'

const codes: ReadonlySet<string | undefined> = new Set([
  'woocommerce_product_invalid_image_id',
  'woocommerce_variation_invalid_image_id',
])

/** The store does not know one of the pictures that it was given by id. */
export function isAboutGoneImages(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && codes.has(error.details.platformCode)
}

/**
 * Somebody deleted pictures from the library. Those of ours leave the ledger, and the next round makes them anew; an item that
 * needs one of somebody else's fails. `theirs`: ids that nobody can make again, with the items that need them.
 */
export async function forgetGoneImages(
  client: WooCommerceClient,
  error: ConnectorError,
  ids: readonly string[],
  theirs: ReadonlyMap<string, readonly string[]>,
): Promise<StepOutcome> {
  const existing = await observeFiles(client, ids)
  // A visitor does not see every picture (keys); the message names the one that it is about.
  const named = /#(\d+)/.exec(error.details.platformMessage ?? '')?.[1]
  const removedFiles = ids.filter((id) => !existing.has(id) || id === named)
  if (removedFiles.length === 0) throw error
  const failures = removedFiles.flatMap((id): ItemFailure[] => {
    const gone = new ConnectorError('not_found', `picture ${id} is gone`, error.details)
    return (theirs.get(id) ?? []).map((itemId) => ({ itemId, error: gone }))
  })
  return outcome({ receipt: { gone: removedFiles }, removedFiles, failures })
}
