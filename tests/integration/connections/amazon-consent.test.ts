import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AmazonBrowser } from '../../support/amazon-browser.ts'
import { marketplaces, northwind, northwindEurope, rival, startAmazonSellers } from '../../support/amazon-sellers.ts'
import type { AmazonSellers } from '../../support/amazon-sellers.ts'
import { apiKey, appUrl, prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

const shopDomain = 'demo.myshopify.com'
const { us, canada, mexico, germany } = marketplaces

let amazon: AmazonSellers
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let start: typeof import('../../../app/services/amazon/start-consent.server.ts')
let login: typeof import('../../../app/services/amazon/meet-login.server.ts')
let consented: typeof import('../../../app/services/amazon/consented-seller.server.ts')
let connectSeller: typeof import('../../../app/services/amazon/connect-seller.server.ts').connectSeller
let workspaceId: string
let browser: AmazonBrowser

beforeAll(async () => {
  amazon = await startAmazonSellers()
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  start = await import('../../../app/services/amazon/start-consent.server.ts')
  login = await import('../../../app/services/amazon/meet-login.server.ts')
  consented = await import('../../../app/services/amazon/consented-seller.server.ts')
  ;({ connectSeller } = await import('../../../app/services/amazon/connect-seller.server.ts'))
})

beforeEach(async () => {
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

const begin = (marketplaceId: string = us) => start.startConsent({ workspaceId, marketplaceId, shopDomain })

function ticketIn(url: string): string {
  return new URL(url).searchParams.get('ticket') ?? ''
}

async function comeBack(seller: string = northwind, marketplaceId?: string): Promise<{ ticket: string }> {
  const { startUrl } = await begin(marketplaceId)
  return { ticket: ticketIn((await browser.consent(startUrl, seller)).url) }
}

async function connections() {
  return db.connection.findMany({ where: { workspaceId }, orderBy: { accountKey: 'asc' } })
}

async function authorisationOf(id: string) {
  const { unsealSeller } = await import('../../../app/connections/credentials.server.ts')
  const { credentialsSealed } = await db.connection.findUniqueOrThrow({ where: { id } })
  return unsealSeller(id, credentialsSealed)
}

describe('the way to Amazon and back', () => {
  it('leads over the seller’s own site and the login address, and tells nobody where the browser came from', async () => {
    const { startUrl } = await begin()
    const page = await browser.open(startUrl)
    expect(page.url).toContain(
      'https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sellerapps.app.test',
    )
    const back = await browser.open(page.url, { seller: northwind, answer: 'confirm' })
    const paths = browser.visited.map((address) => new URL(address).pathname)
    expect(paths).toEqual([
      '/connect/amazon/start',
      '/apps/authorize/consent',
      '/apps/authorize/consent',
      '/connect/amazon/login',
      '/apps/authorize/confirm/amzn1.sellerapps.app.test',
      '/connect/amazon/return',
    ])
    expect(back.url).toContain(
      `https://admin.shopify.com/store/demo/apps/${apiKey}/app/connections/amazon/approved?ticket=`,
    )
    expect(back.headers.get('referrer-policy')).toBe('no-referrer')
    expect(back.headers.get('cache-control')).toBe('no-store')
  })

  it('keeps nothing of the consent that could be read', async () => {
    const { ticket } = await comeBack()
    const rows = JSON.stringify(await db.connectAttempt.findMany({ where: { workspaceId } }))
    expect(rows).not.toContain(ticket)
    expect(rows).not.toContain(northwind)
    expect(rows).not.toContain('Atzr')
  })

  it('names the stores in which the seller takes part, and connects those that are chosen', async () => {
    const { ticket } = await comeBack()
    const view = await consented.consentedSellerView(workspaceId, ticket)
    expect(view).toMatchObject({ sellerId: northwind, renewed: false })
    expect(view.marketplaces.map(({ id, isConnected }) => [id, isConnected])).toEqual([
      [us, false],
      [canada, false],
    ])
    const { connectionIds } = await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: [us] })
    const [only, ...others] = await connections()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      ...{ id: connectionIds[0], channel: 'amazon', accountKey: `${northwind}:${us}` },
      ...{ status: 'active', statusReason: null, label: 'Northwind on Amazon.com' },
    })
    expect(await authorisationOf(only!.id)).toMatchObject({ region: 'na', sellerId: northwind, marketplaceId: us })
    expect(JSON.stringify(only)).not.toContain('Atzr')
    const again = await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: [us] })
    expect(again).toEqual({ connectionIds })
  })

  it('asks the site of the region where a store has none of its own', async () => {
    const page = await browser.open((await begin(germany)).startUrl)
    expect(page.url).toContain('https://sellercentral-europe.amazon.com/')
    const ireland = await browser.open((await begin('A28R8C7NBKEWEA')).startUrl)
    expect(ireland.url).toContain('https://sellercentral-europe.amazon.com/')
  })

  it('is gone once: start, state and code', async () => {
    const { startUrl } = await begin()
    await browser.consent(startUrl, northwind)
    expect((await browser.open(startUrl)).url).toBe(`${appUrl}/connect/amazon/over`)
    const returned = browser.visited.find((address) => address.includes('/connect/amazon/return')) ?? ''
    expect((await browser.open(returned)).url).toBe(`${appUrl}/connect/amazon/over`)
  })

  it.each(['', `state=${'A'.repeat(43)}`, 'selling_partner_id=A1&spapi_oauth_code=x'])(
    'ends on a page of words for a return that nobody began: %s',
    async (query) => {
      expect((await browser.open(`${appUrl}/connect/amazon/return?${query}`)).url).toBe(`${appUrl}/connect/amazon/over`)
    },
  )

  it('is over after a quarter of an hour, on each part', async () => {
    const expire = () => db.connectAttempt.updateMany({ where: { workspaceId }, data: { expiresAt: new Date(0) } })
    const { startUrl } = await begin()
    await expire()
    expect((await browser.open(startUrl)).url).toBe(`${appUrl}/connect/amazon/over`)
    const { ticket } = await comeBack()
    await expire()
    await expect(consented.consentedSellerView(workspaceId, ticket)).rejects.toMatchObject({ reason: 'over' })
  })

  it('belongs to the workspace that began it, and to the browser that came back', async () => {
    const { attemptId, startUrl } = await begin()
    const ticket = ticketIn((await browser.consent(startUrl, northwind)).url)
    const { id: other } = await db.workspace.create({ data: { name: 'other' } })
    await expect(consented.consentedSellerView(other, ticket)).rejects.toMatchObject({ reason: 'over' })
    const byId = connectSeller({ workspaceId, key: { approvalId: attemptId }, marketplaceIds: null })
    await expect(byId).rejects.toMatchObject({ reason: 'over' })
  })

  it('takes no second consent by way of the ticket', async () => {
    const { ticket } = await comeBack()
    const forged = `${appUrl}/connect/amazon/return?state=${ticket}&selling_partner_id=A9&spapi_oauth_code=x`
    expect((await browser.open(forged)).url).toBe(`${appUrl}/connect/amazon/over`)
    expect(await consented.consentedSellerView(workspaceId, ticket)).toMatchObject({ sellerId: northwind })
  })
})

describe('a consent that cannot be used', () => {
  const reasonOf = (ticket: string) => consented.consentedSellerView(workspaceId, ticket)

  async function returnWith(query: Record<string, string>): Promise<string> {
    const page = await browser.open((await begin()).startUrl)
    const state = new URL(page.url).searchParams.get('state') ?? ''
    const address = `${appUrl}/connect/amazon/return?${new URLSearchParams({ state, ...query }).toString()}`
    return ticketIn((await browser.open(address)).url)
  }

  it('because it was cancelled', async () => {
    const ticket = await returnWith({ error: 'access_denied' })
    await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'denied', code: 'conflict' })
    expect(await connections()).toEqual([])
  })

  it('because the code is too old, or is none', async () => {
    const ticket = await returnWith({ selling_partner_id: northwind, spapi_oauth_code: 'made-up' })
    await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'code_expired', code: 'conflict' })
  })

  it('because Amazon refuses the app: the operator’s trouble', async () => {
    const { application } = amazon.world
    const secret = application.clientSecret
    application.clientSecret = 'rotated'
    try {
      const { ticket } = await comeBack()
      await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'app_refused', code: 'channel_unavailable' })
    } finally {
      application.clientSecret = secret
    }
  })

  it('because the role is missing, in words for each cause; one that was connected before is kept', async () => {
    const { application } = amazon.world
    const roles = application.roles
    const { ticket: former } = await comeBack(rival)
    await connectSeller({ workspaceId, key: { ticket: former }, marketplaceIds: null })
    application.roles = []
    try {
      const { ticket: fresh } = await comeBack(northwind)
      const refused = connectSeller({ workspaceId, key: { ticket: fresh }, marketplaceIds: [us] })
      const userMessage = expect.stringMatching(/role “Product Listing”.*after you gave consent.*region/) as string
      await expect(refused).rejects.toMatchObject({ reason: 'role_missing', userMessage })
      const { ticket } = await comeBack(rival)
      await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: null })
      const [connection, ...others] = await connections()
      expect(others).toEqual([])
      expect(connection).toMatchObject({ status: 'needs_reconnect', statusReason: 'role_missing' })
      expect(JSON.stringify(connection?.facts)).toMatch(/Product Listing role.*marketplace.*region/)
    } finally {
      application.roles = roles
    }
  })

  it('because the browser brings another seller’s name with it', async () => {
    const expiresAt = amazon.world.clock.now() + 60_000
    amazon.world.codes.set('own', { sellerId: northwind, region: 'na', expiresAt, isUsed: false })
    const ticket = await returnWith({ selling_partner_id: rival, spapi_oauth_code: 'own' })
    await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'role_missing' })
    expect(await connections()).toEqual([])
  })

  it('because it was taken back meanwhile', async () => {
    const { ticket } = await comeBack()
    const { revoke } = await import('../../../sandbox/amazon/auth/grants.ts')
    revoke(amazon.world, northwind)
    await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'revoked' })
  })

  it('because Amazon is away, and may be asked again', async () => {
    const { ticket } = await comeBack()
    amazon.world.faults.add({ place: 'api', count: 4, effect: { kind: 'status', status: 503 } })
    await expect(reasonOf(ticket)).rejects.toMatchObject({ reason: 'unavailable', code: 'channel_unavailable' })
    expect(await reasonOf(ticket)).toMatchObject({ sellerId: northwind })
  })

  it.each([
    ['none', [], 'none_chosen'],
    ['one in which the seller takes no part', [us, mexico], 'not_participating'],
    ['one that does not exist', ['X'], 'not_participating'],
  ])('for marketplaces: %s', async (_what, marketplaceIds, reason) => {
    const { ticket } = await comeBack()
    await expect(connectSeller({ workspaceId, key: { ticket }, marketplaceIds })).rejects.toMatchObject({ reason })
    expect(await connections()).toEqual([])
  })

  it('to begin with, for a store that Amazon does not have', async () => {
    await expect(begin('nowhere')).rejects.toMatchObject({ reason: 'unknown_marketplace', field: 'marketplaceId' })
  })
})

describe('a seller that is connected', () => {
  async function connect(marketplaceIds: string[] | null = null) {
    const { ticket } = await comeBack()
    await connectSeller({ workspaceId, key: { ticket }, marketplaceIds })
    return connections()
  }

  async function renewWith(seller: string) {
    const [connection] = await connections()
    const { startUrl } = await start.startRenewal({ workspaceId, connectionId: connection!.id, shopDomain })
    return ticketIn((await browser.consent(startUrl, seller)).url)
  }

  it('is renewed when it is connected again: no second connection, and all of its stores get the new consent', async () => {
    const [inCanada, inUs] = await connect()
    const former = await authorisationOf(inUs!.id)
    await connect([us])
    const after = await connections()
    expect(after.map(({ id }) => id)).toEqual([inCanada!.id, inUs!.id])
    for (const { id } of after) expect((await authorisationOf(id)).refreshToken).not.toBe(former.refreshToken)
    expect(await authorisationOf(inCanada!.id)).toMatchObject({ marketplaceId: canada })
  })

  it('gives consent again in one go, for what is connected', async () => {
    const [inCanada, inUs] = await connect()
    await db.connection.update({
      where: { id: inCanada!.id },
      data: { status: 'disconnected', credentialsSealed: null },
    })
    await db.connection.update({
      where: { id: inUs!.id },
      data: { status: 'needs_reconnect', statusReason: 'consent_ended' },
    })
    const [, connected] = await connections()
    const { startUrl } = await start.startRenewal({ workspaceId, connectionId: connected!.id, shopDomain })
    const ticket = ticketIn((await browser.consent(startUrl, northwind)).url)
    expect(await consented.consentedSellerView(workspaceId, ticket)).toMatchObject({ renewed: true })
    await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: null })
    expect((await connections()).map(({ status }) => status)).toEqual(['disconnected', 'active'])
  })

  it('is not taken over by another one', async () => {
    const [before] = await connect([us])
    const ticket = await renewWith(rival)
    const other = consented.consentedSellerView(workspaceId, ticket)
    await expect(other).rejects.toMatchObject({ reason: 'other_seller' })
    await expect(connectSeller({ workspaceId, key: { ticket }, marketplaceIds: null })).rejects.toMatchObject({
      reason: 'other_seller',
    })
    expect(await connections()).toEqual([before])
  })

  it('is another account in another region', async () => {
    await connect()
    const { ticket } = await comeBack(northwindEurope, germany)
    await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: [germany] })
    expect((await connections()).map(({ accountKey }) => accountKey)).toEqual([
      `${northwind}:${canada}`,
      `${northwind}:${us}`,
      `${northwindEurope}:${germany}`,
    ])
  })

  it('cannot be renewed by somebody else’s workspace', async () => {
    const [connection] = await connect([us])
    const { id: other } = await db.workspace.create({ data: { name: 'other' } })
    const stranger = start.startRenewal({ workspaceId: other, connectionId: connection!.id, shopDomain })
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
    const noId = start.startRenewal({ workspaceId, connectionId: "1' OR 1=1", shopDomain })
    await expect(noId).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('Amazon’s own Appstore', () => {
  const manage = 'https://sellercentral.amazon.com/apps/manage'

  it('leads to our login page, which asks for the shop; from there it goes on, bound to the workspace', async () => {
    const page = await browser.open(manage, { seller: northwind, answer: 'authorize' })
    expect(page).toMatchObject({ status: 200, url: expect.stringContaining('/connect/amazon/login') as string })
    const { request } = page.data as { request: string }
    expect(login.readLoginRequest(request)).toEqual({ sellerId: northwind })
    const { startUrl } = await login.answerLogin({ workspaceId, shopDomain, request })
    const back = await browser.open(startUrl)
    const key = { ticket: ticketIn(back.url) }
    expect(await consented.consentedSellerView(workspaceId, key.ticket)).toMatchObject({ sellerId: northwind })
    await connectSeller({ workspaceId, key, marketplaceIds: null })
    expect(await connections()).toHaveLength(2)
  })

  it('is answered by the region in which the seller sells, whatever site it came from', async () => {
    const page = await browser.open('https://sellercentral-europe.amazon.com/apps/manage', {
      ...{ seller: northwindEurope, answer: 'authorize' },
    })
    const { request } = page.data as { request: string }
    const { startUrl } = await login.answerLogin({ workspaceId, shopDomain, request })
    const ticket = ticketIn((await browser.open(startUrl)).url)
    await connectSeller({ workspaceId, key: { ticket }, marketplaceIds: [germany] })
    expect((await connections())[0]?.accountKey).toBe(`${northwindEurope}:${germany}`)
  })

  it.each([
    'https://evil.example/apps/authorize/confirm/x',
    'http://sellercentral.amazon.com/apps/authorize/confirm/x',
    'https://sellercentral.amazon.com.evil.example/x',
    'https://sellercentral.amazon.com:444/x',
  ])('is not what %s is', async (callbackUri) => {
    const query = new URLSearchParams({ amazon_callback_uri: callbackUri, amazon_state: 's', selling_partner_id: 'A1' })
    const page = await browser.open(`${appUrl}/connect/amazon/login?${query.toString()}`)
    expect(page).toMatchObject({ status: 400, data: { request: null } })
  })

  it('asks with everything or not at all', async () => {
    for (const query of ['', 'amazon_state=s', 'amazon_callback_uri=https%3A%2F%2Famazon.com%2Fx']) {
      expect((await browser.open(`${appUrl}/connect/amazon/login?${query}`)).status).toBe(400)
    }
  })

  it('names the shop in which a merchant goes on, as people write it', async () => {
    const { action } = await import('../../../app/routes/connect.amazon.login.tsx')
    const send = async (shop: string) => {
      const body = new URLSearchParams({ shop, request: 'sealed' })
      const request = new Request(`${appUrl}/connect/amazon/login`, { method: 'POST', body })
      return action({ request, params: {}, context: {} })
    }
    for (const shop of ['demo', 'demo.myshopify.com', ' https://Demo.myshopify.com/admin ']) {
      const answer = await send(shop)
      expect(answer instanceof Response && answer.headers.get('location')).toBe(
        `https://admin.shopify.com/store/demo/apps/${apiKey}/app/connections/amazon/appstore?request=sealed`,
      )
    }
    for (const shop of ['', 'demo.example.com', 'evil.example/?.myshopify.com', '.']) {
      expect(await send(shop)).toMatchObject({ init: { status: 422 } })
    }
  })

  it('is not answered for a request that nobody sealed, or too late', async () => {
    const answer = (request: string) => login.answerLogin({ workspaceId, shopDomain, request })
    await expect(answer('v1.test.AAAA')).rejects.toMatchObject({ reason: 'over' })
    await expect(answer('')).rejects.toMatchObject({ reason: 'over' })
  })
})
