import { accountsOfConsent, sellerAccountKey } from '../../connections/seller-accounts.server.ts'
import { readSeller } from '../../connections/sellers.server.ts'
import { connectors } from '../../connectors/registry.ts'
import { SellerRefusal } from '../../core/connections/seller-refusal.ts'
import type { ConsentedSellerView } from '../../core/connections/seller-view.ts'
import { db } from '../../db.server.ts'
import { consentAttempts, type Consent, type ConsentAttempt, type ConsentGrant } from './consent-attempts.server.ts'
import { sellerToRenew } from './seller-to-renew.server.ts'

/** How a caller names a return from Amazon: merchants by the ticket that their browser brought, programs by what they began. */
export type ConsentKey = { readonly ticket: string } | { readonly approvalId: string }

/** A consent that was given, with where its seller sells. */
export interface ConsentedSeller {
  readonly grant: ConsentGrant
  readonly participations: NonNullable<Consent['participations']>
  /** The connection that it was asked for again. */
  readonly connectionId: string | null
}

/**
 * The seller that gave consent. Amazon is asked once where it sells, and the answer is kept. Throws `SellerRefusal`: whatever came
 * back instead, `other_seller` where somebody else was asked to renew.
 */
export async function consentedSeller(workspaceId: string, key: ConsentKey): Promise<ConsentedSeller> {
  const attempt = await findReturned(workspaceId, key)
  const { refused, grant, connectionId } = attempt.payload
  if (refused) throw new SellerRefusal(refused)
  // Between the state and the exchange of the code the process ended.
  if (!grant) throw new SellerRefusal('code_expired')
  if (connectionId) await assertSame({ workspaceId, connectionId, grant })
  return { ...(await whereItSells(attempt, grant)), connectionId }
}

/** Where the seller that gave consent sells, for programs to choose. Throws `SellerRefusal`. */
export async function consentedMarketplaces(workspaceId: string, key: ConsentKey) {
  const { participations } = await consentedSeller(workspaceId, key)
  return participations.map(({ marketplaceId, marketplaceName, storeName }) => {
    return { marketplaceId, marketplace: marketplaceName, storeName }
  })
}

/** The same as its page shows it: what can be connected, and what is connected already. */
export async function consentedSellerView(workspaceId: string, ticket: string): Promise<ConsentedSellerView> {
  const { grant, participations, connectionId } = await consentedSeller(workspaceId, { ticket })
  const known = await db.connection.findMany({
    where: { workspaceId, channel: 'amazon', accountKey: { in: participations.map((row) => keyOf(grant, row)) } },
    select: { accountKey: true, status: true },
  })
  return {
    sellerId: grant.sellerId,
    renewed: connectionId !== null,
    marketplaces: participations.map((row) => {
      const connection = known.find(({ accountKey }) => accountKey === keyOf(grant, row))
      const isConnected = connection !== undefined && connection.status !== 'disconnected'
      return { id: row.marketplaceId, name: row.marketplaceName, storeName: row.storeName, isConnected }
    }),
  }
}

async function findReturned(workspaceId: string, key: ConsentKey): Promise<ConsentAttempt> {
  if ('ticket' in key) {
    const attempt = await consentAttempts.findByState(key.ticket)
    if (attempt?.workspaceId === workspaceId && attempt.payload.stage === 'returned') return attempt
    throw new SellerRefusal('over')
  }
  const attempt = await consentAttempts.find(workspaceId, key.approvalId)
  // One that was begun in a page is finished there, in the browser that came back.
  if (!attempt || attempt.payload.shopDomain !== null) throw new SellerRefusal('over')
  if (attempt.payload.stage === 'returned') return attempt
  throw new SellerRefusal('denied')
}

async function assertSame({
  grant,
  ...renewed
}: {
  workspaceId: string
  connectionId: string
  grant: ConsentGrant
}): Promise<void> {
  const { sellerId } = await sellerToRenew(renewed)
  if (sellerId !== grant.sellerId) throw new SellerRefusal('other_seller')
}

async function whereItSells(
  attempt: ConsentAttempt,
  grant: ConsentGrant,
): Promise<Pick<ConsentedSeller, 'grant' | 'participations'>> {
  const { participations: kept, callback } = attempt.payload
  if (kept) return { grant, participations: kept }
  const regions = callback ? connectors.amazon.regions : [grant.region]
  const found = await readInRegion(attempt.workspaceId, grant, regions)
  if (found.participations.length === 0) throw new SellerRefusal('no_marketplaces')
  await consentAttempts.amend(attempt, { ...attempt.payload, ...found })
  return found
}

/** Where Amazon began, the site it came from need not be the seller's: a consent is refused in every region but its own. */
async function readInRegion(
  workspaceId: string,
  grant: ConsentGrant,
  regions: readonly ConsentGrant['region'][],
): Promise<Pick<ConsentedSeller, 'grant' | 'participations'>> {
  const others = regions.filter((region) => region !== grant.region)
  try {
    const read = await readSeller(grant, { isNew: !(await isConnected(workspaceId, grant)) })
    const participations = read.map(({ marketplaceId, marketplaceName, storeName }) => {
      return { marketplaceId, marketplaceName, storeName }
    })
    return { grant, participations }
  } catch (error) {
    const [next] = others
    const isElsewhere = error instanceof SellerRefusal && error.reason === 'role_missing'
    if (!isElsewhere || !next) throw error
    return readInRegion(workspaceId, { ...grant, region: next }, others)
  }
}

/** A seller that was connected before is marked where its role is gone, and keeps what waits for it. */
async function isConnected(workspaceId: string, grant: ConsentGrant): Promise<boolean> {
  const found = await db.connection.findFirst({
    where: {
      ...{ workspaceId, channel: 'amazon', accountKey: { in: accountsOfConsent(grant) } },
      status: { not: 'disconnected' },
    },
    select: { id: true },
  })
  return found !== null
}

function keyOf({ sellerId }: ConsentGrant, { marketplaceId }: { marketplaceId: string }): string {
  return sellerAccountKey({ sellerId, marketplaceId })
}
