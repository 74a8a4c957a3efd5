import type { Db } from '../db.server.ts'
import { Prisma } from '../generated/prisma/client.ts'

/** `refer`: they must not be deleted meanwhile; others may refer to them too. */
const locks = {
  refer: Prisma.sql`FOR KEY SHARE`,
  change: Prisma.sql`FOR NO KEY UPDATE`,
  delete: Prisma.sql`FOR UPDATE`,
}

/**
 * Holds assets until the transaction ends, always in the same order, so that two that write many of them do not wait for each other.
 * Before anything that goes with an asset is written: a deletion takes the asset first. Answers which of them there are.
 */
export async function holdAssets(
  tx: Db,
  workspaceId: string,
  assetIds: readonly string[],
  purpose: keyof typeof locks,
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Asset" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ANY(${[...assetIds]}::uuid[])
    ORDER BY "id" ${locks[purpose]}`
  return new Set(rows.map(({ id }) => id))
}
