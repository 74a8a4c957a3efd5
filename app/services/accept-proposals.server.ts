import { targetKey } from '../core/mapping/change-mapping.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { mappingColumns, toEntry } from '../queries/mapping-rows.server.ts'
import { lockProducts } from './lock-products.server.ts'

export interface AcceptRequest {
  readonly workspaceId: string
  readonly draftId: string
  /** Suggestions below it stay suggestions. 0 to 1. */
  readonly minConfidence: number
  /** Only this product's; absent: those of the whole draft. */
  readonly productId?: string
}

/**
 * Accepts the draft's suggestions from a confidence on. A main picture that the merchant chose before stays the main picture;
 * the accepted one becomes an angle. Repeating is safe. Throws `AppError` (not_found).
 */
export async function acceptProposals(request: AcceptRequest): Promise<{ readonly accepted: number }> {
  const { workspaceId, draftId, minConfidence, productId } = request
  return db.$transaction(async (tx) => {
    const draft = await tx.exportDraft.findFirst({ where: { id: draftId, workspaceId }, select: { productIds: true } })
    if (!draft) throw new AppError('not_found', `draft ${draftId}`, { userMessage: 'This export was not found.' })
    const productIds = productId ? draft.productIds.filter((id) => id === productId) : draft.productIds
    await lockProducts(tx, workspaceId, productIds)
    const where = { workspaceId, productId: { in: productIds } }
    const heroes = await tx.mapping.findMany({
      where: { ...where, role: 'hero', OR: [{ accepted: true }, { confidence: { gte: minConfidence } }] },
      select: { ...mappingColumns, productId: true },
    })
    const key = (row: (typeof heroes)[number]) => `${row.productId} ${targetKey(toEntry(row).target)}`
    const taken = new Set(heroes.filter(({ accepted }) => accepted).map(key))
    const second = heroes.filter((row) => !row.accepted && taken.has(key(row))).map(({ id }) => id)
    await tx.mapping.updateMany({ where: { workspaceId, id: { in: second } }, data: { role: 'angle' } })
    const { count } = await tx.mapping.updateMany({
      where: { ...where, accepted: false, confidence: { gte: minConfidence } },
      data: { accepted: true },
    })
    return { accepted: count }
  })
}
