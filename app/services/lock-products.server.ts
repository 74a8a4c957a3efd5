import type { Db } from '../db.server.ts'

/**
 * Holds products until the transaction ends. Whoever writes the mappings or the variants of products begins with this, then holds pictures
 * (`holdAssets`), then writes; the draft comes last. With the ids in one order, none of them waits for another in a circle.
 */
export async function lockProducts(tx: Db, workspaceId: string, productIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Product" WHERE "workspaceId" = ${workspaceId}::uuid AND "id" = ANY(${[...productIds]}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`
}
