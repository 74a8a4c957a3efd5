import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { dismissalKey, mappingProgressSchema } from '../core/mapping/draft-options.ts'
import type { MappableProduct } from '../core/mapping/mapping.ts'
import type { DecidedEntry, Proposal, ProposableAsset } from '../core/mapping/proposal.ts'
import { proposeMappings as propose } from '../core/mapping/propose.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { mappableProductColumns, toMappableProduct } from '../queries/mappable-products.server.ts'
import { mappingColumns, targetColumns, toEntry } from '../queries/mapping-rows.server.ts'
import { holdAssets } from './hold-assets.server.ts'
import { lockProducts } from './lock-products.server.ts'

/** Newest first; a library beyond this is searched by hand, or narrowed by the draft's own pictures. */
const maxAssets = 10_000

/**
 * Suggests where the draft's pictures (or the whole library's) belong. Replaces earlier suggestions that nobody answered;
 * what the merchant chose, accepted or turned down is left alone. Repeating is safe. Throws `AppError` (not_found).
 */
export async function proposeMappings(request: {
  workspaceId: string
  draftId: string
}): Promise<{ readonly proposed: number }> {
  const { workspaceId, draftId } = request
  const draft = await db.exportDraft.findFirst({
    where: { id: draftId, workspaceId },
    select: { productIds: true, assetIds: true, options: true },
  })
  if (!draft) throw new AppError('not_found', `draft ${draftId}`, { userMessage: 'This export was not found.' })
  const products = await loadProducts(workspaceId, draft.productIds)
  const assets = await loadAssets(workspaceId, draft.assetIds)

  return db.$transaction(
    async (tx) => {
      await lockProducts(tx, workspaceId, draft.productIds)
      const decided = await loadDecided(tx, workspaceId, draft.productIds)
      const scope = draft.assetIds.length > 0 && products.length === 1 ? 'picked' : 'library'
      const { dismissed } = mappingProgressSchema.parse(draft.options)
      const wanted = propose({ products, assets, decided: decided.entries, scope }).filter(
        ({ productId, assetId }) => !dismissed.includes(dismissalKey(productId, assetId)),
      )
      const assetIds = new Set(wanted.map(({ assetId }) => assetId))
      const existing = await holdAssets(tx, workspaceId, [...assetIds], 'refer')
      const proposals = wanted.filter(({ assetId }) => existing.has(assetId))
      await tx.mapping.deleteMany({ where: { workspaceId, productId: { in: draft.productIds }, accepted: false } })
      await tx.mapping.createMany({ data: proposals.map((proposal) => toRow(workspaceId, proposal, decided.counts)) })
      await markProposed(tx, draftId)
      return { proposed: proposals.length }
    },
    { timeout: 30_000 },
  )
}

async function loadProducts(workspaceId: string, productIds: readonly string[]): Promise<MappableProduct[]> {
  const where = { workspaceId, id: { in: [...productIds] } }
  return (await db.product.findMany({ where, select: mappableProductColumns })).map(toMappableProduct)
}

const hintsSchema = z.object({
  angle: z.string().optional().catch(undefined),
  colour: z.string().optional().catch(undefined),
  variant: z.string().optional().catch(undefined),
  productName: z.string().optional().catch(undefined),
  sku: z.string().optional().catch(undefined),
  background: z.string().optional().catch(undefined),
})

const factsSchema = z.object({
  dominantColours: z
    .array(z.object({ hex: z.string(), share: z.number() }))
    .optional()
    .catch(undefined),
})

async function loadAssets(workspaceId: string, assetIds: readonly string[]): Promise<ProposableAsset[]> {
  const rows = await db.asset.findMany({
    where: { workspaceId, ...(assetIds.length > 0 ? { id: { in: [...assetIds] } } : {}) },
    orderBy: { createdAt: 'desc' },
    take: maxAssets,
    select: { id: true, fileName: true, title: true, kind: true, attributes: true, facts: true },
  })
  return rows.map(({ attributes, facts, ...asset }) => ({
    ...asset,
    attributes: hintsSchema.parse(attributes),
    dominantColours: factsSchema.parse(facts).dominantColours ?? [],
  }))
}

interface Decided {
  readonly entries: readonly DecidedEntry[]
  readonly counts: ReadonlyMap<string, number>
}

async function loadDecided(tx: Prisma.TransactionClient, workspaceId: string, productIds: string[]): Promise<Decided> {
  const rows = await tx.mapping.findMany({
    where: { workspaceId, productId: { in: productIds }, accepted: true },
    select: { ...mappingColumns, productId: true },
  })
  const counts = new Map<string, number>()
  for (const { productId } of rows) counts.set(productId, (counts.get(productId) ?? 0) + 1)
  return { entries: rows.map((row) => ({ ...toEntry(row), productId: row.productId })), counts }
}

/** Suggestions stand behind what was decided. */
function toRow(workspaceId: string, proposal: Proposal, counts: ReadonlyMap<string, number>) {
  const { target, position, ...rest } = proposal
  return {
    ...rest,
    ...targetColumns(target),
    workspaceId,
    position: position + (counts.get(proposal.productId) ?? 0),
    origin: 'proposal' as const,
    accepted: false,
  }
}

async function markProposed(tx: Prisma.TransactionClient, draftId: string) {
  const progress = JSON.stringify({ proposedAt: new Date().toISOString() })
  await tx.$executeRaw`
    UPDATE "ExportDraft" SET "options" = "options" || ${progress}::jsonb, "updatedAt" = now() WHERE "id" = ${draftId}::uuid`
}
