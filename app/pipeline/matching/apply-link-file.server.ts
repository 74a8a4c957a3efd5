import { z } from 'zod'
import { settleProposal } from '../../catalogue/keep-proposal.server.ts'
import { linkListing, unlinkListings } from '../../catalogue/link-listing.server.ts'
import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { AppError } from '../../core/errors.ts'
import { linkChangeSchema, type LinkChange, type LinkFileError } from '../../core/matching/link-file.ts'
import { db } from '../../db.server.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'

/** Changes between two signs of life. */
const chunkSize = 50

/**
 * Changes links as a checked file says: first all that go, for another variant may get them, then all that come. Begun again it
 * repeats what is done, which changes nothing. What has meanwhile been linked elsewhere is kept as an error for the merchant to
 * see. False: another job took over.
 */
export async function applyLinkFile(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, connectionId } = job
  const file = await db.linkFile.findUnique({ where: { connectionId, workspaceId }, select: { changes: true } })
  if (!file) return true
  const changes = z.array(linkChangeSchema).parse(file.changes)
  const errors: LinkFileError[] = []
  const steps = [
    ...changes.map((change) => () => removeLinks(job, change)),
    ...changes.map((change) => async () => errors.push(...(await addLink(job, change)))),
  ]
  for (const [index, step] of steps.entries()) {
    await step()
    if ((index + 1) % chunkSize > 0 && index + 1 < steps.length) continue
    const done = Math.ceil((index + 1) / 2)
    const linked = Math.max(0, index + 1 - changes.length - errors.length)
    const alive = await noteProgress(job, { phase: 'linking', done, total: changes.length, linked })
    signal.throwIfAborted()
    if (!alive) return false
  }
  await putAway(job, errors)
  return true
}

async function removeLinks({ workspaceId, connectionId }: CatalogueJob, { productId, remove }: LinkChange) {
  for (const listingRemoteId of remove) await unlinkListings({ workspaceId, connectionId, productId, listingRemoteId })
}

async function addLink({ workspaceId, connectionId }: CatalogueJob, change: LinkChange): Promise<LinkFileError[]> {
  const { productId, variantId, line, add: listing } = change
  const product = { workspaceId, connectionId, productId }
  const variants = new Set([variantId])
  if (!listing) return []
  try {
    const pairs = [{ variantId, remoteId: listing.remoteId, matchedBy: 'csv' as const }]
    await linkListing({ ...product, listing, pairs, matchedBy: 'csv', pairing: 'replace' })
    await settleProposal(product, variants, new Set([listing.remoteId]))
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const problem = error.code === 'conflict' ? 'taken' : 'unknown_variant'
    return [{ line, problem, value: listing.remoteId, other: '' }]
  }
}

/** The file has done its work; what of it could not be followed stays to be read. */
async function putAway({ workspaceId, connectionId }: CatalogueJob, errors: readonly LinkFileError[]): Promise<void> {
  const where = { workspaceId, connectionId }
  if (errors.length === 0) {
    await db.linkFile.deleteMany({ where })
    return
  }
  const counts = { lines: errors.length, unchanged: 0, changeCount: 0, errorCount: errors.length }
  await db.linkFile.updateMany({
    where,
    data: { changes: [], summary: { ...counts, changes: [], errors: [...errors] } },
  })
}
