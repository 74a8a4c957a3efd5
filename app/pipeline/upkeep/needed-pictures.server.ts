import { db } from '../../db.server.ts'

/**
 * Which of these renditions a platform may still fetch, although they were once given up: their asset is in the library again, or an
 * export since the moment put them on a listing, or left them there. An export that finds their address does not make them anew.
 */
export async function findNeededPictures(
  workspaceId: string,
  keys: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "Rendition" WHERE "workspaceId" = ${workspaceId}::uuid AND "key" = ANY(${[...keys]})
    UNION
    SELECT f."renditionKey"
    FROM "RemoteFile" f
    JOIN "ExportItem" i ON i."connectionId" = f."connectionId"
    JOIN "ExportPlanItem" p ON p."id" = i."planItemId"
    WHERE f."workspaceId" = ${workspaceId}::uuid AND f."renditionKey" = ANY(${[...keys]}) AND (
      EXISTS (
        SELECT 1 FROM jsonb_array_elements(p."change" -> 'media') m JOIN "Asset" a ON a."id"::text = m ->> 'assetId'
        WHERE m ->> 'renditionKey' = f."renditionKey")
      OR ((i."finishedAt" IS NULL OR i."finishedAt" >= ${since}) AND (
        p."change" @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('renditionKey', f."renditionKey")))
        OR i."confirmed" @> jsonb_build_object('media', jsonb_build_array(jsonb_build_object('id', f."remoteId")))
        OR i."confirmed" @> jsonb_build_object('swatch', jsonb_build_object('id', f."remoteId")))))`
  return new Set(rows.map(({ key }) => key))
}
