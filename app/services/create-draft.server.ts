import { keepListings, rememberListings } from '../catalogue/remember-listings.server.ts'
import type { RemoteListing } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { maxProductsPerExport } from '../core/products/limits.ts'
import { workspaceSettingsSchema } from '../core/workspace-settings.ts'
import { db } from '../db.server.ts'

export interface DraftRequest {
  readonly workspaceId: string
  readonly connectionId: string
  /** Products of the account, by its own ids. 1 to 500. */
  readonly remoteIds: readonly string[]
  /** The pictures to map; none = the whole library. */
  readonly assetIds?: readonly string[]
  /** These products whole, where the caller has just read them. */
  readonly read?: readonly RemoteListing[]
}

export interface CreatedDraft {
  readonly draftId: string
  readonly productIds: readonly string[]
  /** Chosen products that were deleted from the account meanwhile. */
  readonly missingRemoteIds: readonly string[]
}

/**
 * Starts an export: remembers the chosen products as they are now, in the order chosen, and freezes the workspace's image
 * defaults into the draft's options. Each call makes a new draft. Throws `AppError` (invalid_input) and `ConnectorError`.
 */
export async function createDraft({
  workspaceId,
  connectionId,
  remoteIds,
  assetIds = [],
  read,
}: DraftRequest): Promise<CreatedDraft> {
  const chosen = [...new Set(remoteIds)]
  refuseUnlessInRange(chosen.length)
  const pictures = await keepExisting(workspaceId, assetIds)
  const account = { workspaceId, connectionId }
  const remembered = read
    ? await keepListings(account, [...new Set(read)])
    : await rememberListings({ ...account, remoteIds: chosen })
  const productIdByRemoteId = new Map(remembered.map(({ remoteId, productId }) => [remoteId, productId]))
  const productIds = chosen.flatMap((remoteId) => productIdByRemoteId.get(remoteId) ?? [])
  if (productIds.length === 0) {
    throw new AppError('not_found', `none of ${chosen.length} chosen products exists`, {
      userMessage: 'The products you chose no longer exist in your store. Choose others.',
      field: 'remoteIds',
    })
  }
  const workspace = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { settings: true } })
  const { images } = workspaceSettingsSchema.parse(workspace.settings)
  const draft = await db.exportDraft.create({
    data: { workspaceId, connectionId, productIds, assetIds: pictures, options: { images } },
    select: { id: true },
  })
  const missingRemoteIds = chosen.filter((remoteId) => !productIdByRemoteId.has(remoteId))
  return { draftId: draft.id, productIds, missingRemoteIds }
}

/** Those of the chosen pictures that are still in the library. Throws where all are gone: the export would take the whole library. */
async function keepExisting(workspaceId: string, assetIds: readonly string[]): Promise<string[]> {
  if (assetIds.length === 0) return []
  const where = { workspaceId, id: { in: [...assetIds] } }
  const found = new Set((await db.asset.findMany({ where, select: { id: true } })).map(({ id }) => id))
  if (found.size === 0) {
    throw new AppError('not_found', `none of ${assetIds.length} chosen pictures exists`, {
      userMessage: 'The pictures you chose are no longer in the library. Choose others, or use the whole library.',
      field: 'assetIds',
    })
  }
  return [...new Set(assetIds)].filter((id) => found.has(id))
}

function refuseUnlessInRange(count: number) {
  if (count >= 1 && count <= maxProductsPerExport) return
  throw new AppError('invalid_input', `expected 1 to ${maxProductsPerExport} products, got ${count}`, {
    userMessage:
      count === 0
        ? 'Choose at least one product.'
        : `You chose ${count} products. One export takes up to ${maxProductsPerExport}: take some out, and export them next.`,
    field: 'remoteIds',
  })
}
