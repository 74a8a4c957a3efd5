import { describe, expect, it } from 'vitest'
import { marketplaces, northwind, northwindEurope } from '../../support/amazon-sellers.ts'
import { apiKey, appUrl } from '../../support/app-environment.ts'
import { aConsentScene, shopDomain, ticketIn } from './consent-scene.ts'

const { germany } = marketplaces
const { services, workspaceId, browser, sellerOf, connect, connections } = aConsentScene()

describe('Amazon’s own Appstore', () => {
  const manage = 'https://sellercentral.amazon.com/apps/manage'

  it('leads to our login page, which asks for the shop; from there it goes on, bound to the workspace', async () => {
    const page = await browser().open(manage, { seller: northwind, answer: 'authorize' })
    expect(page).toMatchObject({ status: 200, url: expect.stringContaining('/connect/amazon/login') as string })
    const { request } = page.data as { request: string }
    expect(services().readLoginRequest(request)).toEqual({ sellerId: northwind })
    const { startUrl } = await services().answerLogin({ workspaceId: workspaceId(), shopDomain, request })
    const back = await browser().open(startUrl)
    const key = { ticket: ticketIn(back.url) }
    expect(await sellerOf(key.ticket)).toMatchObject({ sellerId: northwind })
    await services().connectSeller({ workspaceId: workspaceId(), key, marketplaceIds: null })
    expect(await connections()).toHaveLength(2)
  })

  it('is answered by the region in which the seller sells, whatever site it came from', async () => {
    const page = await browser().open('https://sellercentral-europe.amazon.com/apps/manage', {
      ...{ seller: northwindEurope, answer: 'authorize' },
    })
    const { request } = page.data as { request: string }
    const { startUrl } = await services().answerLogin({ workspaceId: workspaceId(), shopDomain, request })
    const ticket = ticketIn((await browser().open(startUrl)).url)
    await connect(ticket, [germany])
    expect((await connections())[0]?.accountKey).toBe(`${northwindEurope}:${germany}`)
  })

  it.each([
    'https://evil.example/apps/authorize/confirm/x',
    'http://sellercentral.amazon.com/apps/authorize/confirm/x',
    'https://sellercentral.amazon.com.evil.example/x',
    'https://sellercentral.amazon.com:444/x',
  ])('is not what %s is', async (callbackUri) => {
    const query = new URLSearchParams({ amazon_callback_uri: callbackUri, amazon_state: 's', selling_partner_id: 'A1' })
    const page = await browser().open(`${appUrl}/connect/amazon/login?${query.toString()}`)
    expect(page).toMatchObject({ status: 400, data: { request: null } })
  })

  it('asks with everything or not at all', async () => {
    for (const query of ['', 'amazon_state=s', 'amazon_callback_uri=https%3A%2F%2Famazon.com%2Fx']) {
      expect((await browser().open(`${appUrl}/connect/amazon/login?${query}`)).status).toBe(400)
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
    const answer = (request: string) => services().answerLogin({ workspaceId: workspaceId(), shopDomain, request })
    await expect(answer('v1.test.AAAA')).rejects.toMatchObject({ reason: 'over' })
    await expect(answer('')).rejects.toMatchObject({ reason: 'over' })
  })
})
