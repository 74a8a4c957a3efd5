import { listingDetailsSchema } from '../core/channel/listing-details.ts'
import type { MatchProposal } from '../core/matching/match-proposal.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { csvText } from '../lib/csv-text.ts'
import { readProposal } from './link-views.server.ts'
import { getAccountOfSkus } from './matched-store.server.ts'

interface LinkFileExportRequest {
  readonly workspaceId: string
  /** The account. */
  readonly connectionId: string
  /** The shop whose variants are listed. */
  readonly shopConnectionId: string
}

/** Products held in memory at once; each may have 2,048 variants. */
const chunkSize = 200

const columns = [
  ...[
    'variant_id',
    'product',
    'variant',
    'sku',
    'barcode',
    'seller_sku',
    'asin',
    'product_type',
    'status',
    'matched_by',
  ],
  ...['suggested_sku', 'suggested_asin', 'action'],
]

/**
 * All variants of a shop and the listings that each is linked to on an account, as a file that can be edited and given back. A
 * variant with several listings has a line for each. Throws `AppError` not_found.
 */
export async function exportLinkFile(request: LinkFileExportRequest): Promise<string> {
  await getAccountOfSkus(request.workspaceId, request.connectionId)
  const parts: string[] = []
  let after: string | undefined
  do {
    const products = await loadProducts(request, after)
    parts.push(csvText(products.flatMap(toLines), { columns, isStart: after === undefined }))
    after = products.length === chunkSize ? products.at(-1)?.id : undefined
  } while (after)
  return parts.join('')
}

function loadProducts(
  { workspaceId, connectionId, shopConnectionId }: LinkFileExportRequest,
  after: string | undefined,
) {
  const inShop = { listings: { some: { connectionId: shopConnectionId, deletedAt: null } } }
  return db.product.findMany({
    where: { workspaceId, ...inShop, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: chunkSize,
    select: productColumns(connectionId),
  })
}

function productColumns(connectionId: string) {
  return {
    id: true,
    title: true,
    proposals: { where: { connectionId }, select: { proposal: true } },
    variants: {
      orderBy: { position: 'asc' },
      select: {
        ...{ id: true, title: true, sku: true, barcode: true },
        listings: {
          where: { listing: { connectionId, unlinkedAt: null, deletedAt: null } },
          select: { matchedBy: true, listing: { select: { remoteId: true, details: true } } },
          orderBy: { listing: { remoteId: 'asc' } },
        },
      },
    },
  } satisfies Prisma.ProductSelect
}

type ProductRow = Prisma.ProductGetPayload<{ select: ReturnType<typeof productColumns> }>

function toLines({ title: product, variants, proposals }: ProductRow): Record<string, string>[] {
  const open = readProposal(proposals[0])
  return variants.flatMap(({ id, title: variant, listings, ...keys }) => {
    const line = { variant_id: id, product, variant, ...keys }
    if (listings.length === 0) return [{ ...line, ...stateOf(id, open) }]
    return listings.map(({ matchedBy, listing: { remoteId, details } }) => {
      const { asin = '', productType = '' } = listingDetailsSchema.parse(details)
      return { ...line, seller_sku: remoteId, asin, product_type: productType, status: 'linked', matched_by: matchedBy }
    })
  })
}

function stateOf(variantId: string, { listings, questions }: MatchProposal): Record<string, string> {
  const found = listings.find(({ pairs }) => pairs.some((pair) => pair.variantId === variantId))
  if (found) {
    return { status: 'match found', suggested_sku: found.remoteId, suggested_asin: found.details.asin ?? '' }
  }
  return { status: questions.some((question) => question.variantId === variantId) ? 'question' : 'not linked' }
}
