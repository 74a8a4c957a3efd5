import { AppError } from '../core/errors.ts'
import { changeMapping, type MappedEntry, type MappingChange } from '../core/mapping/change-mapping.ts'
import { dismissalKey } from '../core/mapping/draft-options.ts'
import type { MappableProduct, MappingTarget } from '../core/mapping/mapping.ts'
import type { MappingRole } from '../core/mapping/roles.ts'
import { db } from '../db.server.ts'
import type { AssetKind, Prisma } from '../generated/prisma/client.ts'
import { mappableProductColumns, toMappableProduct } from '../queries/mappable-products.server.ts'
import { mappingColumns, toColumns, toEntry } from '../queries/mapping-rows.server.ts'
import { holdAssets } from './hold-assets.server.ts'
import { lockProducts } from './lock-products.server.ts'

interface ProductChange {
  readonly workspaceId: string
  readonly productId: string
  /** Where suggestions that the merchant turns down are remembered. */
  readonly draftId?: string
}

export interface MappingChangeRequest extends ProductChange {
  readonly change: MappingChange
}

export interface MappingChangesRequest extends ProductChange {
  /** In their order, each made of the entries that the former ones left. */
  readonly changes: readonly ((entries: readonly MappedEntry[]) => MappingChange | null)[]
}

/**
 * Carries out one change to a product's pictures and answers all its entries afterwards. Changes of one product run one after
 * the other; sending one again has no second effect. Throws `AppError` (not_found, invalid_input) with nothing changed.
 */
export function changeProductMapping({ change, ...product }: MappingChangeRequest): Promise<MappedEntry[]> {
  return changeProductMappings({ ...product, changes: [() => change] })
}

/** The same for several changes of one product at once: all of them, or none. */
export async function changeProductMappings(request: MappingChangesRequest): Promise<MappedEntry[]> {
  const { workspaceId, productId } = request
  return db.$transaction(
    async (tx) => {
      const product = await holdProduct(tx, workspaceId, productId)
      const rows = await tx.mapping.findMany({ where: { workspaceId, productId }, select: mappingColumns })
      const before = rows.map(toEntry)
      const { entries, made } = applyChanges(before, request.changes)
      await refuseUnlessPossible(tx, workspaceId, product, made)
      await save(tx, request, before, entries)
      for (const change of made) await rememberDismissal(tx, request, change, before)
      return entries
    },
    { timeout: 20_000 },
  )
}

function applyChanges(before: MappedEntry[], changes: MappingChangesRequest['changes']) {
  let entries = before
  const made: MappingChange[] = []
  for (const next of changes) {
    const change = next(entries)
    if (!change) continue
    made.push(change)
    entries = changeMapping(entries, change)
  }
  return { entries, made }
}

async function holdProduct(tx: Prisma.TransactionClient, workspaceId: string, id: string): Promise<MappableProduct> {
  await lockProducts(tx, workspaceId, [id])
  const product = await tx.product.findFirst({ where: { id, workspaceId }, select: mappableProductColumns })
  if (product) return toMappableProduct(product)
  throw new AppError('not_found', `product ${id}`, { userMessage: 'This product is no longer here. Choose it again.' })
}

async function refuseUnlessPossible(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  product: MappableProduct,
  changes: readonly MappingChange[],
) {
  for (const change of changes) {
    if ((change.type !== 'assign' && change.type !== 'move') || hasTarget(product, change.target)) continue
    throw new AppError('invalid_input', `product ${product.id} lacks the target`, {
      userMessage: `“${product.title}” no longer has this variant or option value. Reload to see what it has now.`,
      field: 'change.target',
    })
  }
  const assigned = changes.filter((change) => change.type === 'assign')
  if (assigned.length === 0) return
  const ids = [...new Set(assigned.map(({ assetId }) => assetId))]
  await holdAssets(tx, workspaceId, ids, 'refer')
  const rows = await tx.asset.findMany({ where: { id: { in: ids }, workspaceId }, select: { id: true, kind: true } })
  const kinds = new Map(rows.map(({ id, kind }) => [id, kind]))
  for (const { assetId, role } of assigned) refuseUnlessFitting(assetId, kinds.get(assetId), role)
}

function refuseUnlessFitting(assetId: string, kind: AssetKind | undefined, role: MappingRole): void {
  if (!kind) {
    throw new AppError('not_found', `asset ${assetId}`, {
      userMessage: 'This picture was deleted from the library. Choose another.',
      field: 'change.assetId',
    })
  }
  if ((kind === 'video') !== (role === 'video')) {
    throw new AppError('invalid_input', `role ${role} for a ${kind}`, {
      userMessage:
        kind === 'video' ? 'A video can only stand in the role Video.' : 'A picture cannot stand in the role Video.',
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
  { workspaceId, productId }: ProductChange,
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
  { workspaceId, productId, draftId }: ProductChange,
  change: MappingChange,
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
