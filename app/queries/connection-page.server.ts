import { findStoreCredentials } from '../connections/credentials.server.ts'
import { connectors } from '../connectors/registry.ts'
import { channelLabels } from '../core/channel/channel.ts'
import { readAccountFacts } from '../core/connections/account-facts.ts'
import { renewUrl } from '../core/connections/renew-url.ts'
import { problemOf } from '../core/connections/status-reason.ts'
import type { ConnectionPageView, StoreAccessView } from '../core/connections/store-view.ts'
import { AppError } from '../core/errors.ts'
import { isRecordId } from '../core/record-id.ts'
import { db } from '../db.server.ts'
import type { Connection } from '../generated/prisma/client.ts'
import { sellerOfConnection } from './seller-of-connection.server.ts'
import { shopTimeZone } from './shop-time-zone.server.ts'

/** A key's end is enough to find it in WooCommerce's list, which shows the same. */
const keyEndingLength = 7

/** One account with what its last check found. Throws `AppError` not_found. */
export async function connectionPage(
  workspaceId: string,
  connectionId: string,
  shopDomain: string,
): Promise<ConnectionPageView> {
  const connection = await findConnection(workspaceId, connectionId)
  const { id, channel, label, accountKey, status, checkedAt, facts } = connection
  return {
    ...{ id, channel, label, accountKey, status },
    channelLabel: channelLabels[channel],
    problem: problemOf(connection),
    checkedAt: checkedAt?.toISOString() ?? null,
    capabilities: readAccountFacts(facts).capabilities,
    access: accessOf(connection),
    ...choicesOf(connection),
    seller: await sellerOfConnection(connection),
    renewUrl: renewUrl(channel, id),
    timeZone: await shopTimeZone(workspaceId, shopDomain),
  }
}

async function findConnection(workspaceId: string, id: string): Promise<Connection> {
  const connection = isRecordId(id) ? await db.connection.findUnique({ where: { id, workspaceId } }) : null
  if (connection) return connection
  throw new AppError('not_found', `no connection ${id}`, { userMessage: 'This connection no longer exists.' })
}

function accessOf({ id, channel, credentialsSealed }: Connection): StoreAccessView | null {
  const auth = channel === 'woocommerce' ? findStoreCredentials(id, credentialsSealed)?.auth : undefined
  if (!auth) return null
  return auth.kind === 'keys'
    ? { kind: 'keys', name: auth.consumerKey.slice(-keyEndingLength) }
    : { kind: 'application_password', name: auth.username }
}

function choicesOf({ channel, settings }: Connection): Pick<ConnectionPageView, 'imageFormat' | 'videos'> {
  return channel === 'woocommerce'
    ? connectors.woocommerce.settings.parse(settings)
    : { imageFormat: null, videos: null }
}
