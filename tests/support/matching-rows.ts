import { randomUUID } from 'node:crypto'

export interface MatchedRows {
  readonly workspaceId: string
  readonly connectionId: string
  readonly productId: string
}

/** What connecting a store and comparing its products leaves behind; the shop itself stands in for the store. */
export async function matchingRows({ workspaceId, connectionId, productId }: MatchedRows): Promise<void> {
  const { db } = await import('../../app/db.server.ts')
  const attempt = { channel: 'woocommerce' as const, stateHash: randomUUID(), payloadSealed: 'sealed' }
  await db.connectAttempt.create({ data: { workspaceId, ...attempt, expiresAt: new Date(Date.now() + 600_000) } })
  const matching = { connectionId, shopConnectionId: connectionId, jobId: randomUUID(), task: 'match' }
  await db.catalogueMatching.create({ data: { workspaceId, ...matching } })
  await db.linkFile.create({ data: { workspaceId, connectionId, fileName: 'links.csv', rows: [] } })
  await db.matchProposal.create({ data: { workspaceId, connectionId, productId, kind: 'title', proposal: {} } })
}
