import { AppError } from '../core/errors.ts'
import { changeMapping, type MappedEntry, type MappingChange } from '../core/mapping/change-mapping.ts'
import { dismissalKey } from '../core/mapping/draft-options.ts'
import type { MappableProduct, MappingTarget } from '../core/mapping/mapping.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { mappableProductColumns, toMappableProduct } from '../queries/mappable-products.server.ts'
import { mappingColumns, toColumns, toEntry } from '../queries/mapping-rows.server.ts'

export interface MappingChangeRequest {
  readonly workspaceId: string
  readonly productId: string
  /** Where suggestions that the merchant turns down are remembered. */
  readonly draftId?: string
  readonly change: MappingChange
}

/**
 * Carries out one change to a product's pictures and answers all its entries afterwards. Changes of one product run one after
 * the other; sending one again has no second effect. Throws `AppError` (not_found, invalid_input) with nothing changed.
 */
export async function changeProductMapping(request: MappingChangeRequest): Promise<MappedEntry[]> {
  const { workspaceId, productId, change } = request
  return db.$transaction(async (tx) => {
    const product = await lockProduct(tx, workspaceId, productId)
    await refuseUnlessPossible(tx, request, product)
    const rows = await tx.mapping.findMany({ where: { workspaceId, productId }, select: mappingColumns })
    const before = rows.map(toEntry)
    const after = changeMapping(before, change)
    await save(tx, request, before, after)
    await rememberDismissal(tx, request, before)
    return after
  })
}

async function lockProduct(tx: Prisma.TransactionClient, workspaceId: string, id: string): Promise<MappableProduct> {
  await tx.$queryRaw`SELECT 1 FROM "Product" WHERE "id" = ${id}::uuid AND "workspaceId" = ${workspaceId}::uuid FOR UPDATE`
  const product = await tx.product.findFirst({ where: { id, workspaceId }, select: mappableProductColumns })
  if (product) return toMappableProduct(product)
  throw new AppError('not_found', `product ${id}`, { userMessage: 'This product is no longer here. Choose it again.' })
}

async function refuseUnlessPossible(
  tx: Prisma.TransactionClient,
  request: MappingChangeRequest,
  product: MappableProduct,
) {
  const { workspaceId, change } = request
  if ((change.type === 'assign' || change.type === 'move') && !hasTarget(product, change.target)) {
    throw new AppError('invalid_input', `product ${product.id} lacks the target`, {
      userMessage: `“${product.title}” no longer has this variant or option value. Reload to see what it has now.`,
      field: 'change.target',
    })
  }
  if (change.type !== 'assign') return
  const asset = await tx.asset.findFirst({ where: { id: change.assetId, workspaceId }, select: { kind: true } })
  if (!asset) {
    throw new AppError('not_found', `asset ${change.assetId}`, {
      userMessage: 'This picture was deleted from the library. Choose another.',
      field: 'change.assetId',
    })
  }
  if ((asset.kind === 'video') !== (change.role === 'video')) {
    throw new AppError('invalid_input', `role ${change.role} for a ${asset.kind}`, {
      userMessage:
        asset.kind === 'video'
          ? 'A video can only stand in the role Video.'
          : 'A picture cannot stand in the role Video.',
      field: 'change.role',
    })
  }
}

function hasTarget(product: MappableProduct, target: MappingTarget): boolean {
  if (target.kind === 'variant') return product.variants.some(({ id }) => id === target.variantId)
  if (target.kind === 'product') return true
  return product.variants.some(({ optionValues }) => optionValues[target.optionName] === target.optionValue)
}

async function save(
  tx: Prisma.TransactionClient,
  { workspaceId, productId }: MappingChangeRequest,
  before: readonly MappedEntry[],
  after: readonly MappedEntry[],
) {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const kept = new Set(after.map(({ id }) => id))
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  if (gone.length > 0) await tx.mapping.deleteMany({ where: { workspaceId, id: { in: gone } } })
  const fresh = after.filter(({ id }) => !known.has(id))
  // The page makes the ids of new entries; one that exists elsewhere already is left as it is there.
  await tx.mapping.createMany({
    data: fresh.map((entry) => ({ ...toColumns(entry), workspaceId, productId })),
    skipDuplicates: true,
  })
  const changed = after.filter((entry) => differsBesidesPosition(known.get(entry.id), entry))
  for (const entry of changed) {
    const { id, ...data } = toColumns(entry)
    await tx.mapping.updateMany({ where: { id, workspaceId, productId }, data })
  }
  await savePositions(
    tx,
    workspaceId,
    after.filter((entry) => known.get(entry.id)?.position !== entry.position),
  )
}

function differsBesidesPosition(before: MappedEntry | undefined, after: MappedEntry): boolean {
  return (
    before !== undefined && JSON.stringify({ ...before, position: 0 }) !== JSON.stringify({ ...after, position: 0 })
  )
}

async function savePositions(tx: Prisma.TransactionClient, workspaceId: string, entries: readonly MappedEntry[]) {
  if (entries.length === 0) return
  const ids = entries.map(({ id }) => id)
  const positions = entries.map(({ position }) => position)
  await tx.$executeRaw`
    UPDATE "Mapping" SET "position" = wanted."position", "updatedAt" = now()
    FROM unnest(${ids}::uuid[], ${positions}::int[]) AS wanted("id", "position")
    WHERE "Mapping"."id" = wanted."id" AND "workspaceId" = ${workspaceId}::uuid`
}

/** A suggestion that was turned down must not come back when suggestions are made again. */
async function rememberDismissal(
  tx: Prisma.TransactionClient,
  { workspaceId, productId, draftId, change }: MappingChangeRequest,
  before: readonly MappedEntry[],
) {
  const removed = change.type === 'remove' ? before.find(({ id }) => id === change.entryId) : undefined
  if (!draftId || !removed || removed.accepted) return
  const key = JSON.stringify([dismissalKey(productId, removed.assetId)])
  await tx.$executeRaw`
    UPDATE "ExportDraft"
    SET "options" = jsonb_set("options", '{dismissed}', coalesce("options"->'dismissed', '[]'::jsonb) || ${key}::jsonb)
    WHERE "id" = ${draftId}::uuid AND "workspaceId" = ${workspaceId}::uuid`
}
