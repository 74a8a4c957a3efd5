import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { loadSurroundings } from '../../catalogue/match-surroundings.server.ts'
import { openConnector } from '../../connections/open-connector.server.ts'
import type { Connector } from '../../core/channel/connector.ts'
import { matchProduct, type MatchableProduct } from '../../core/matching/match-product.ts'
import { matchKind } from '../../core/matching/match-proposal.ts'
import { db } from '../../db.server.ts'
import { askStore } from './ask-store.server.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'
import { readCatalogue } from './read-catalogue.server.ts'

/** Products per round: bounds memory and queries. */
const chunkSize = 100

/** Reads what is new in the shop's catalogue, then asks the store for its SKUs and barcodes. False: another job took over. */
export async function findMatches(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  return (await readCatalogue(job, signal)) && (await compareCatalogue(job, signal))
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
