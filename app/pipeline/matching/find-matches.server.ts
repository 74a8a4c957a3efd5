import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { keepListings, rememberListings } from '../../catalogue/remember-listings.server.ts'
import { loadSurroundings } from '../../catalogue/match-surroundings.server.ts'
import { openConnector } from '../../connections/open-connector.server.ts'
import type { Connector, Page, RemoteListing } from '../../core/channel/connector.ts'
import { matchProduct, type MatchableProduct } from '../../core/matching/match-product.ts'
import { matchKind } from '../../core/matching/match-proposal.ts'
import { db } from '../../db.server.ts'
import { askStore } from './ask-store.server.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'

/** Products per round: bounds memory and queries. */
const chunkSize = 100

/** Reads the shop's whole catalogue, then asks the store for its SKUs and barcodes. False: another job took over. */
export async function findMatches(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  return (await readCatalogue(job, signal)) && (await compareCatalogue(job, signal))
}

async function readCatalogue(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const shop = { workspaceId: job.workspaceId, connectionId: job.shopConnectionId }
  const connector = await openConnector(shop.workspaceId, shop.connectionId)
  const beganAt = new Date()
  let done = 0
  let cursor: string | undefined
  do {
    const page: Page<RemoteListing> = await connector.listListings({ limit: chunkSize, sort: 'created', cursor })
    await keepListings(shop, await wholeListings(connector, page.items))
    done += page.items.length
    cursor = page.nextCursor ?? undefined
    const alive = await noteProgress(job, { phase: 'reading', done, total: page.total })
    signal.throwIfAborted()
    if (!alive) return false
  } while (cursor)
  await forgetGone(shop, beganAt)
  return true
}

/** A search answers the first variants alone: most products have no more. */
async function wholeListings(connector: Connector, found: readonly RemoteListing[]): Promise<RemoteListing[]> {
  const whole = found.filter(({ variants, variantCount }) => variants.length >= variantCount)
  const cut = found.filter(({ variants, variantCount }) => variants.length < variantCount)
  return [...whole, ...(cut.length > 0 ? await connector.getListings(cut.map(({ remoteId }) => remoteId)) : [])]
}

/** Products that the reading did not meet are asked for by id: deleted ones are marked. */
async function forgetGone(shop: { workspaceId: string; connectionId: string }, beganAt: Date): Promise<void> {
  const unseen = await db.listing.findMany({
    where: { ...shop, deletedAt: null, fetchedAt: { lt: beganAt } },
    select: { remoteId: true },
  })
  await rememberListings({ ...shop, remoteIds: unseen.map(({ remoteId }) => remoteId) })
}

async function compareCatalogue(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, shopConnectionId } = job
  const store = await openConnector(workspaceId, job.connectionId)
  const where = { workspaceId, listings: { some: { connectionId: shopConnectionId, deletedAt: null } } }
  const total = await db.product.count({ where })
  let done = 0
  let after: string | undefined
  do {
    const products = await db.product.findMany({
      where: { ...where, ...(after && { id: { gt: after } }) },
      orderBy: { id: 'asc' },
      take: chunkSize,
      select: {
        id: true,
        variants: { select: { id: true, title: true, sku: true, barcode: true }, orderBy: { position: 'asc' } },
      },
    })
    const report = () =>
      noteProgress(job, { phase: 'comparing', done, total, storeCalls: store.spent().calls }).then((alive) => {
        signal.throwIfAborted()
        return alive
      })
    if (!(await compareProducts(job, store, products, report))) return false
    done += products.length
    after = products.length === chunkSize ? products.at(-1)?.id : undefined
    if (!(await report())) return false
  } while (after)
  return noteProgress(job, { comparedAt: new Date() })
}

async function compareProducts(
  job: CatalogueJob,
  store: Connector,
  products: readonly MatchableProduct[],
  report: () => Promise<boolean>,
): Promise<boolean> {
  const { workspaceId, connectionId } = job
  const found = await askStore(store, products, report)
  if (!found) return false
  const surroundings = await loadSurroundings(job, products, found)
  const proposals = products.flatMap((product) => {
    const proposal = matchProduct(product, surroundings)
    const kind = matchKind(proposal)
    return kind ? [{ workspaceId, connectionId, productId: product.id, kind, proposal }] : []
  })
  await db.$transaction([
    db.matchProposal.deleteMany({
      where: { workspaceId, connectionId, productId: { in: products.map(({ id }) => id) } },
    }),
    db.matchProposal.createMany({ data: proposals, skipDuplicates: true }),
  ])
  return true
}
