import { z } from 'zod'
import { channelIssueSchema } from '../core/channel/channel-issue.ts'
import { publishedPictureSchema, toPublicationState } from '../core/publication/publication.ts'
import {
  countPublications,
  type PublicationCounts,
  type PublicationView,
} from '../core/publication/publication-view.ts'
import { publicationWords } from '../core/publication/publication-words.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

export const publicationColumns = {
  state: true,
  issues: true,
  pictures: true,
  checkedAt: true,
  nextCheckAt: true,
} satisfies Prisma.PublicationSelect

// What a later version may have written is left out rather than in the way.
const issuesSchema = z.array(channelIssueSchema).catch([])
const picturesSchema = z.array(publishedPictureSchema).catch([])

export function toPublicationView(
  row: Prisma.PublicationGetPayload<{ select: typeof publicationColumns }>,
): PublicationView {
  const state = toPublicationState(row.state)
  const issues = issuesSchema.parse(row.issues)
  const pictures = picturesSchema.parse(row.pictures)
  return {
    ...{ state, issues, pictures },
    ...publicationWords({ state, issues, pictures, followed: row.nextCheckAt !== null }),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    nextCheckAt: row.nextCheckAt?.toISOString() ?? null,
  }
}

/** What became of the accepted items of each run; null for runs of channels that show at once. */
export async function countPublished(
  workspaceId: string,
  runIds: readonly string[],
): Promise<(runId: string) => PublicationCounts | null> {
  const rows = await db.publication.findMany({
    where: { workspaceId, item: { runId: { in: [...runIds] } } },
    select: { state: true, item: { select: { runId: true } } },
  })
  const byRun = Map.groupBy(rows, ({ item }) => item.runId)
  return (runId) => {
    const ofRun = byRun.get(runId)
    return ofRun ? countPublications(ofRun.map(({ state }) => toPublicationState(state))) : null
  }
}
