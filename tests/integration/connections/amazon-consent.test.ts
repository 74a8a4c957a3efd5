import { describe, expect, it } from 'vitest'
import { marketplaces, northwind, rival } from '../../support/amazon-sellers.ts'
import { apiKey, appUrl } from '../../support/app-environment.ts'
import { aConsentScene, ticketIn } from './consent-scene.ts'

const { us, canada, mexico, germany } = marketplaces
const { world, db, services, workspaceId, browser, begin, comeBack, sellerOf, connect, connections, authorisationOf } =
  aConsentScene()

describe('the way to Amazon and back', () => {
  it('leads over the seller’s own site and the login address, and tells nobody where the browser came from', async () => {
    const { startUrl } = await begin()
    const page = await browser().open(startUrl)
    expect(page.url).toContain(
      'https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sellerapps.app.test',
    )
    const back = await browser().open(page.url, { seller: northwind, answer: 'confirm' })
    const paths = browser().visited.map((address) => new URL(address).pathname)
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
    const rows = JSON.stringify(await db().connectAttempt.findMany({ where: { workspaceId: workspaceId() } }))
    expect(rows).not.toContain(ticket)
    expect(rows).not.toContain(northwind)
    expect(rows).not.toContain('Atzr')
  })

  it('names the stores in which the seller takes part, and connects those that are chosen', async () => {
    const { ticket } = await comeBack()
    const view = await sellerOf(ticket)
    expect(view).toMatchObject({ sellerId: northwind, renewed: false })
    expect(view.marketplaces.map(({ id, isConnected }) => [id, isConnected])).toEqual([
      [us, false],
      [canada, false],
    ])
    const { connectionIds } = await connect(ticket, [us])
    const [only, ...others] = await connections()
    expect(others).toEqual([])
    expect(only).toMatchObject({
      ...{ id: connectionIds[0], channel: 'amazon', accountKey: `${northwind}:${us}` },
      ...{ status: 'active', statusReason: null, label: 'Northwind on Amazon.com' },
    })
    expect(await authorisationOf(only!.id)).toMatchObject({ region: 'na', sellerId: northwind, marketplaceId: us })
    expect(JSON.stringify(only)).not.toContain('Atzr')
    const again = await connect(ticket, [us])
    expect(again).toEqual({ connectionIds })
  })

  it('asks the site of the region where a store has none of its own', async () => {
    const page = await browser().open((await begin(germany)).startUrl)
    expect(page.url).toContain('https://sellercentral-europe.amazon.com/')
    const ireland = await browser().open((await begin('A28R8C7NBKEWEA')).startUrl)
    expect(ireland.url).toContain('https://sellercentral-europe.amazon.com/')
  })

  it('is gone once: start, state and code', async () => {
    const { startUrl } = await begin()
    await browser().consent(startUrl, northwind)
    expect((await browser().open(startUrl)).url).toBe(`${appUrl}/connect/amazon/over`)
    const returned = browser().visited.find((address) => address.includes('/connect/amazon/return')) ?? ''
    expect((await browser().open(returned)).url).toBe(`${appUrl}/connect/amazon/over`)
  })

  it.each(['', `state=${'A'.repeat(43)}`, 'selling_partner_id=A1&spapi_oauth_code=x'])(
    'ends on a page of words for a return that nobody began: %s',
    async (query) => {
      expect((await browser().open(`${appUrl}/connect/amazon/return?${query}`)).url).toBe(
        `${appUrl}/connect/amazon/over`,
      )
    },
  )

  it('is over after a quarter of an hour, on each part', async () => {
    const expire = () =>
      db().connectAttempt.updateMany({ where: { workspaceId: workspaceId() }, data: { expiresAt: new Date(0) } })
    const { startUrl } = await begin()
    await expire()
    expect((await browser().open(startUrl)).url).toBe(`${appUrl}/connect/amazon/over`)
    const { ticket } = await comeBack()
    await expire()
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'over' })
  })

  it('belongs to the workspace that began it, and to the browser that came back', async () => {
    const { attemptId, startUrl } = await begin()
    const ticket = ticketIn((await browser().consent(startUrl, northwind)).url)
    const { id: other } = await db().workspace.create({ data: { name: 'other' } })
    await expect(services().consentedSellerView(other, ticket)).rejects.toMatchObject({ reason: 'over' })
    const byId = services().connectSeller({
      workspaceId: workspaceId(),
      key: { approvalId: attemptId },
      marketplaceIds: null,
    })
    await expect(byId).rejects.toMatchObject({ reason: 'over' })
  })

  it('takes no second consent by way of the ticket', async () => {
    const { ticket } = await comeBack()
    const forged = `${appUrl}/connect/amazon/return?state=${ticket}&selling_partner_id=A9&spapi_oauth_code=x`
    expect((await browser().open(forged)).url).toBe(`${appUrl}/connect/amazon/over`)
    expect(await sellerOf(ticket)).toMatchObject({ sellerId: northwind })
  })
})

describe('a consent that cannot be used', () => {
  async function returnWith(query: Record<string, string>): Promise<string> {
    const page = await browser().open((await begin()).startUrl)
    const state = new URL(page.url).searchParams.get('state') ?? ''
    const address = `${appUrl}/connect/amazon/return?${new URLSearchParams({ state, ...query }).toString()}`
    return ticketIn((await browser().open(address)).url)
  }

  it('because it was cancelled', async () => {
    const ticket = await returnWith({ error: 'access_denied' })
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'denied', code: 'conflict' })
    expect(await connections()).toEqual([])
  })

  it('because the code is too old, or is none', async () => {
    const ticket = await returnWith({ selling_partner_id: northwind, spapi_oauth_code: 'made-up' })
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'code_expired', code: 'conflict' })
  })

  it('because Amazon refuses the app: the operator’s trouble', async () => {
    const { application } = world()
    const secret = application.clientSecret
    application.clientSecret = 'rotated'
    try {
      const { ticket } = await comeBack()
      await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'app_refused', code: 'channel_unavailable' })
    } finally {
      application.clientSecret = secret
    }
  })

  it('because the role is missing, in words for each cause; one that was connected before is kept', async () => {
    const { application } = world()
    const roles = application.roles
    const { ticket: former } = await comeBack(rival)
    await connect(former, null)
    application.roles = []
    try {
      const { ticket: fresh } = await comeBack(northwind)
      const refused = connect(fresh, [us])
      const userMessage = expect.stringMatching(/role “Product Listing”.*after you gave consent.*region/) as string
      await expect(refused).rejects.toMatchObject({ reason: 'role_missing', userMessage })
      const { ticket } = await comeBack(rival)
      await connect(ticket, null)
      const [connection, ...others] = await connections()
      expect(others).toEqual([])
      expect(connection).toMatchObject({ status: 'needs_reconnect', statusReason: 'role_missing' })
      expect(JSON.stringify(connection?.facts)).toMatch(/Product Listing role.*marketplace.*region/)
    } finally {
      application.roles = roles
    }
  })

  it('because the browser brings another seller’s name with it', async () => {
    const expiresAt = world().clock.now() + 60_000
    world().codes.set('own', { sellerId: northwind, region: 'na', expiresAt, isUsed: false })
    const ticket = await returnWith({ selling_partner_id: rival, spapi_oauth_code: 'own' })
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'role_missing' })
    expect(await connections()).toEqual([])
  })

  it('because it was taken back meanwhile', async () => {
    const { ticket } = await comeBack()
    const { revoke } = await import('../../../sandbox/amazon/auth/grants.ts')
    revoke(world(), northwind)
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'revoked' })
  })

  it('because Amazon is away, and may be asked again', async () => {
    const { ticket } = await comeBack()
    world().faults.add({ place: 'api', count: 4, effect: { kind: 'status', status: 503 } })
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'unavailable', code: 'channel_unavailable' })
    expect(await sellerOf(ticket)).toMatchObject({ sellerId: northwind })
  })

  it.each([
    ['none', [], 'none_chosen'],
    ['one in which the seller takes no part', [us, mexico], 'not_participating'],
    ['one that does not exist', ['X'], 'not_participating'],
  ])('for marketplaces: %s', async (_what, marketplaceIds, reason) => {
    const { ticket } = await comeBack()
    await expect(connect(ticket, marketplaceIds)).rejects.toMatchObject({ reason })
    expect(await connections()).toEqual([])
  })

  it('to begin with, for a store that Amazon does not have', async () => {
    await expect(begin('nowhere')).rejects.toMatchObject({ reason: 'unknown_marketplace', field: 'marketplaceId' })
  })
})
