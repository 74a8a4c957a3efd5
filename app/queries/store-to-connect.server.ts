import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'

/** The store that the page gives new credentials to; null: a new one is connected. */
export async function storeToConnect(
  workspaceId: string,
  connectionId: string | null,
): Promise<{ id: string; label: string; siteUrl: string } | null> {
  if (!connectionId || !isRecordId(connectionId)) return null
  const store = await db.connection.findUnique({
    where: { id: connectionId, workspaceId, channel: 'woocommerce' },
    select: { id: true, label: true, accountKey: true },
  })
  return store && { id: store.id, label: store.label, siteUrl: store.accountKey }
}
