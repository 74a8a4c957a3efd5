import { checkAccount } from '../../connections/check-account.server.ts'
import { accountsOfConsent, partsOfAccountKey } from '../../connections/seller-accounts.server.ts'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { SellerRefusal } from '../../core/connections/seller-refusal.ts'
import { db } from '../../db.server.ts'
import { log } from '../../log.server.ts'
import { consentedSeller, type ConsentedSeller, type ConsentKey } from './consented-seller.server.ts'
import { saveSeller } from './save-seller.server.ts'

export interface ConnectSellerInput {
  readonly workspaceId: string
  readonly key: ConsentKey
  /** What the merchant ticked; null: a renewal keeps what is connected, anything else takes every marketplace. */
  readonly marketplaceIds: readonly string[] | null
}

/**
 * Connects a seller that gave consent, in the marketplaces chosen: new connections, or those it has in this workspace with the new
 * consent. The others of its region get it too. Then each is asked what it lets us do; one that refuses is left marked, with the
 * words why. Repeating is safe. Throws `SellerRefusal`.
 */
export async function connectSeller(input: ConnectSellerInput): Promise<{ connectionIds: string[] }> {
  const { workspaceId } = input
  const seller = await consentedSeller(workspaceId, input.key)
  const marketplaceIds = input.marketplaceIds ?? (await marketplacesMeant(workspaceId, seller))
  const chosen = seller.participations.filter(({ marketplaceId }) => marketplaceIds.includes(marketplaceId))
  if (marketplaceIds.length === 0) throw new SellerRefusal('none_chosen')
  if (chosen.length < new Set(marketplaceIds).size) throw new SellerRefusal('not_participating')
  const saved = await saveSeller(workspaceId, seller.grant, chosen)
  await Promise.all(saved.renewedIds.map((connectionId) => check(workspaceId, connectionId)))
  return { connectionIds: saved.chosenIds }
}

async function marketplacesMeant(workspaceId: string, seller: ConsentedSeller): Promise<string[]> {
  const all = seller.participations.map(({ marketplaceId }) => marketplaceId)
  if (!seller.connectionId) return all
  const connected = await db.connection.findMany({
    where: {
      ...{ workspaceId, channel: 'amazon', accountKey: { in: accountsOfConsent(seller.grant) } },
      OR: [{ status: { not: 'disconnected' } }, { id: seller.connectionId }],
    },
    select: { accountKey: true },
  })
  const ids = connected.map(({ accountKey }) => partsOfAccountKey(accountKey).marketplaceId)
  return all.filter((id) => ids.includes(id))
}

/** What a check finds is on the account's page; the seller is connected whatever it is. */
async function check(workspaceId: string, connectionId: string): Promise<void> {
  try {
    await checkAccount(workspaceId, connectionId)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    log.info({ connectionId, code: error.code }, 'seller connected, and not well')
  }
}
