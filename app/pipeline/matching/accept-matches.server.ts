import { acceptMatch } from '../../catalogue/accept-match.server.ts'
import { noteProgress } from '../../catalogue/matching-progress.server.ts'
import { certainKinds } from '../../core/matching/match-proposal.ts'
import { db } from '../../db.server.ts'
import type { CatalogueJob } from './match-catalogue.server.ts'

const chunkSize = 50

/** Links everything of the catalogue that is certain; questions stay. False: another job took over. */
export async function acceptMatches(job: CatalogueJob, signal: AbortSignal): Promise<boolean> {
  const { workspaceId, connectionId, shopConnectionId } = job
  const where = {
    ...{ workspaceId, connectionId, kind: { in: [...certainKinds] } },
    product: { listings: { some: { connectionId: shopConnectionId, deletedAt: null } } },
  }
  const total = await db.matchProposal.count({ where })
  let done = 0
  let linked = 0
  let after: string | undefined
  do {
    const proposals = await db.matchProposal.findMany({
      where: { ...where, ...(after && { productId: { gt: after } }) },
      orderBy: { productId: 'asc' },
      take: chunkSize,
      select: { productId: true },
    })
    for (const { productId } of proposals) {
      if (await acceptMatch({ workspaceId, connectionId, productId })) linked += 1
    }
    done += proposals.length
    after = proposals.length === chunkSize ? proposals.at(-1)?.productId : undefined
    const alive = await noteProgress(job, { phase: 'linking', done, total, linked })
    signal.throwIfAborted()
    if (!alive) return false
  } while (after)
  return true
}
