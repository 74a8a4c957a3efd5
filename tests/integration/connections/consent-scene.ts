import { afterAll, beforeAll, beforeEach } from 'vitest'
import { AmazonBrowser } from '../../support/amazon-browser.ts'
import { marketplaces, northwind, startAmazonSellers, type AmazonSellers } from '../../support/amazon-sellers.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

export const shopDomain = 'demo.myshopify.com'

/** Sellers on Amazon, and for each test of the file that asks for it another merchant, with a browser that was nowhere yet. */
export function aConsentScene() {
  let amazon: AmazonSellers
  let environment: AppEnvironment
  let services: Awaited<ReturnType<typeof importServices>>
  let workspaceId: string
  let browser: AmazonBrowser

  beforeAll(async () => {
    amazon = await startAmazonSellers()
    environment = await prepareAppEnvironment()
    services = await importServices()
  })

  beforeEach(async () => {
    const { db } = services
    workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
    browser = new AmazonBrowser(amazon)
    amazon.world.faults.clear()
    // Amazon gives one reading of a seller's stores a minute back; here each test is another day.
    await db.rateBudget.deleteMany()
  })

  afterAll(async () => {
    await environment.close()
    await amazon.close()
  })

  const begin = (marketplaceId: string = marketplaces.us) =>
    services.startConsent({ workspaceId, marketplaceId, shopDomain })
  return {
    world: () => amazon.world,
    db: () => services.db,
    services: () => services,
    workspaceId: () => workspaceId,
    browser: () => browser,
    begin,
    /** A seller gives consent; what the browser brings back. */
    async comeBack(seller: string = northwind, marketplaceId?: string): Promise<{ ticket: string }> {
      const { startUrl } = await begin(marketplaceId)
      return { ticket: ticketIn((await browser.consent(startUrl, seller)).url) }
    },
    /** Who gave the consent of this ticket, and for which stores. */
    sellerOf: (ticket: string) => services.consentedSellerView(workspaceId, ticket),
    /** `marketplaceIds` null: all of them. */
    connect: (ticket: string, marketplaceIds: string[] | null) =>
      services.connectSeller({ workspaceId, key: { ticket }, marketplaceIds }),
    connections: () => services.db.connection.findMany({ where: { workspaceId }, orderBy: { accountKey: 'asc' } }),
    async authorisationOf(id: string) {
      const { unsealSeller } = await import('../../../app/connections/credentials.server.ts')
      const { credentialsSealed } = await services.db.connection.findUniqueOrThrow({ where: { id } })
      return unsealSeller(id, credentialsSealed)
    },
  }
}

async function importServices() {
  const [{ db }, start, login, { consentedSellerView }, { connectSeller }] = await Promise.all([
    import('../../../app/db.server.ts'),
    import('../../../app/services/amazon/start-consent.server.ts'),
    import('../../../app/services/amazon/meet-login.server.ts'),
    import('../../../app/services/amazon/consented-seller.server.ts'),
    import('../../../app/services/amazon/connect-seller.server.ts'),
  ])
  return { db, ...start, ...login, consentedSellerView, connectSeller }
}

export function ticketIn(url: string): string {
  return new URL(url).searchParams.get('ticket') ?? ''
}
