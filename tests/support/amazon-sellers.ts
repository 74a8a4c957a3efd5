import { startAmazonSandbox, type AmazonSandbox } from '../../sandbox/amazon/server.ts'
import { seedSeller } from '../../sandbox/amazon/state/seed-seller.ts'
import { sendAmazonCallsTo } from '../../sandbox/amazon-edge.ts'
import { appUrl } from './app-environment.ts'

export const marketplaces = {
  us: 'ATVPDKIKX0DER',
  canada: 'A2EUQ1WTGCTBG2',
  mexico: 'A1AM78C64UM0Y8',
  germany: 'A1PA6795UKMFR9',
  britain: 'A1F83G8C2ARO7P',
} as const

export const northwind = 'A1NORTHWIND'
export const northwindEurope = 'A2NORTHWIND'
export const rival = 'A3RIVAL'

const application = {
  clientId: 'amzn1.application-oa2-client.test',
  clientSecret: 'amzn1.oa2-cs.v1.test',
  applicationId: 'amzn1.sellerapps.app.test',
  redirectUris: [`${appUrl}/connect/amazon/return`],
  loginUri: `${appUrl}/connect/amazon/login`,
}

export interface AmazonSellers extends AmazonSandbox {
  /** Opens a page of Amazon as a browser does, without following where it leads. */
  visit(address: string, form?: Record<string, string>): Promise<Response>
}

/**
 * Amazon with three sellers: Northwind in North America (not in Mexico) and in Europe, and another one in North America. What this
 * process sends to Amazon goes there, and its environment has the app. Before modules of the app are imported.
 */
export async function startAmazonSellers(): Promise<AmazonSellers> {
  const sandbox = await startAmazonSandbox({ application, settings: { throttles: false } })
  const undo = sendAmazonCallsTo(sandbox.url)
  Object.assign(process.env, {
    AMAZON_CLIENT_ID: application.clientId,
    AMAZON_CLIENT_SECRET: application.clientSecret,
    AMAZON_APPLICATION_ID: application.applicationId,
  })
  const { us, canada, mexico, germany, britain } = marketplaces
  const at = (marketplaceId: string, isParticipating = true) => ({ marketplaceId, isParticipating })
  const sellers = [
    {
      sellerId: northwind,
      name: 'Northwind',
      region: 'na' as const,
      marketplaces: [at(us), at(canada), at(mexico, false), at('A1NOTDOCUMENTED')],
    },
    { sellerId: northwindEurope, name: 'Northwind', region: 'eu' as const, marketplaces: [at(germany), at(britain)] },
    { sellerId: rival, name: 'Rival', region: 'na' as const, marketplaces: [at(us)] },
  ]
  for (const seller of sellers) await seedSeller(sandbox.world, { ...seller, listings: [] })
  return {
    ...sandbox,
    visit(address, form) {
      const { host, pathname, search } = new URL(address)
      const url = `${sandbox.url}/__host/${host}${pathname}${search}`
      return fetch(url, { redirect: 'manual', ...(form && { method: 'POST', body: new URLSearchParams(form) }) })
    },
    async close() {
      undo()
      await sandbox.close()
    },
  }
}
