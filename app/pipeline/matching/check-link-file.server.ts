import { z } from 'zod'
import { loadLinkableVariants } from '../../catalogue/linkable-variants.server.ts'
import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { openConnector } from '../../connections/open-connector.server.ts'
import type { RemoteListing } from '../../core/channel/connector.ts'
import { linkFileRowSchema, type LinkFileRow, type LinkFileSummary } from '../../core/matching/link-file.ts'
import { planLinkFile, type LinkableVariant } from '../../core/matching/plan-link-file.ts'
import { db } from '../../db.server.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'

/** Between two signs of life: at 20 SKUs a request and four requests a second, seven seconds. */
const askedAtOnce = 500
/** Lines of each kind that the page shows; more than that nobody reads there. */
const linesShown = 200

/** Finds out what a file of links would change, and keeps it for the merchant to see. False: another job took over. */
export async function checkLinkFile(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, connectionId } = job
  const file = await db.linkFile.findUnique({ where: { connectionId, workspaceId }, select: { rows: true } })
  if (!file) return true
  const rows = z.array(linkFileRowSchema).parse(file.rows)
  const variants = await loadLinkableVariants(job, rows)
  const listings = await readNamed(job, signal, namedListings(rows, variants))
  if (!listings) return false
  const { changes, errors, unchanged } = planLinkFile(rows, { variants, listings })
  const summary: LinkFileSummary = {
    ...{ lines: rows.length, unchanged, changeCount: changes.length, errorCount: errors.length },
    changes: changes.slice(0, linesShown),
    errors: errors.slice(0, linesShown),
  }
  await db.linkFile.updateMany({ where: { connectionId, workspaceId }, data: { summary, changes: [...changes] } })
  return true
}

/** Listings that the file names and that no variant has yet as the file says: only these must be asked for. */
function namedListings(rows: readonly LinkFileRow[], variants: readonly LinkableVariant[]): string[] {
  const linked = new Map(variants.map(({ id, linked: remoteIds }) => [id, remoteIds]))
  const asked = rows.filter(
    ({ variantId, sellerSku, action }) => sellerSku && !action && !linked.get(variantId)?.includes(sellerSku),
  )
  return [...new Set(asked.map(({ sellerSku }) => sellerSku))]
}

async function readNamed(
  job: CatalogueJob,
  signal: AbortSignal,
  remoteIds: readonly string[],
): Promise<ReadonlyMap<string, RemoteListing> | null> {
  const connector = await openConnector(job.workspaceId, job.connectionId)
  const found = new Map<string, RemoteListing>()
  for (let start = 0; start < remoteIds.length; start += askedAtOnce) {
    const part = await connector.getListings(remoteIds.slice(start, start + askedAtOnce))
    for (const listing of part) found.set(listing.remoteId, listing)
    const done = Math.min(start + askedAtOnce, remoteIds.length)
    const progress = { phase: 'checking', done, total: remoteIds.length, storeCalls: connector.spent().calls }
    const alive = await noteProgress(job, progress)
    signal.throwIfAborted()
    if (!alive) return null
  }
  return found
}
