import { channelLabels, type Channel } from '../core/channel/channel.ts'
import { wordsOfStatusReason } from '../core/connections/status-reason.ts'
import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'

/** Which store of a channel a caller means. Both left out: the only one. */
export interface StoreChoice {
  readonly connectionId?: string | undefined
  /** As people write it: with or without scheme, `www` and trailing slash. */
  readonly siteUrl?: string | undefined
}

const namedBy: Record<Channel, string> = {
  shopify: '"connectionId"',
  amazon: '"connectionId"',
  woocommerce: '"siteUrl" or "connectionId"',
}

/**
 * The connection of the store that is meant, to work through. Throws `AppError`: invalid_input where it must be named,
 * needs_reconnect where there is none to work through. A store of another workspace looks like one that was never connected.
 */
export async function workingStoreId(workspaceId: string, channel: Channel, choice: StoreChoice): Promise<string> {
  const { connectionId, siteUrl } = choice
  const label = channelLabels[channel]
  const stores = await db.connection.findMany({
    where: {
      workspaceId,
      channel,
      ...(connectionId !== undefined && { id: isRecordId(connectionId) ? connectionId : { in: [] } }),
    },
    select: { id: true, accountKey: true, label: true, status: true, statusReason: true },
    orderBy: { createdAt: 'asc' },
  })
  const meant = stores.filter(({ accountKey }) => siteUrl === undefined || sameSite(accountKey, siteUrl))
  const usable = (connectionId ?? siteUrl) ? meant : meant.filter(({ status }) => status !== 'disconnected')
  const [store, another] = usable
  if (another) {
    throw new AppError('invalid_input', `workspace ${workspaceId} has several ${channel} stores`, {
      userMessage: `This workspace has several ${label} stores. Name one as ${namedBy[channel]}.`,
      field: namedBy[channel].includes('siteUrl') ? 'siteUrl' : 'connectionId',
    })
  }
  if (!store) {
    const name = siteUrl ?? connectionId
    throw new AppError('needs_reconnect', `no such ${channel} store in workspace ${workspaceId}`, {
      userMessage: name
        ? `${name} is not connected to this workspace. Connect it first.`
        : `No ${label} store is connected. Connect one first.`,
    })
  }
  if (store.status !== 'disconnected') return store.id
  throw new AppError('needs_reconnect', `store ${store.id} is disconnected`, {
    userMessage: wordsOfStatusReason(store.statusReason) ?? `${store.label} is disconnected. Connect it again.`,
  })
}

function sameSite(one: string, other: string): boolean {
  return bareAddress(one) === bareAddress(other)
}

function bareAddress(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '')
}
