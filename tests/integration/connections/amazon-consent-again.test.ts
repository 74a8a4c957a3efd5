import { describe, expect, it } from 'vitest'
import { marketplaces, northwind, northwindEurope, rival } from '../../support/amazon-sellers.ts'
import { aConsentScene, shopDomain, ticketIn } from './consent-scene.ts'

const { us, canada, germany } = marketplaces
const { db, services, workspaceId, browser, comeBack, sellerOf, connect, connections, authorisationOf } =
  aConsentScene()

describe('a seller that is connected', () => {
  async function comeAndConnect(marketplaceIds: string[] | null = null) {
    const { ticket } = await comeBack()
    await connect(ticket, marketplaceIds)
    return connections()
  }

  async function renewWith(seller: string) {
    const [connection] = await connections()
    const renewal = { workspaceId: workspaceId(), connectionId: connection!.id, shopDomain }
    const { startUrl } = await services().startRenewal(renewal)
    return ticketIn((await browser().consent(startUrl, seller)).url)
  }

  it('is renewed when it is connected again: no second connection, and all of its stores get the new consent', async () => {
    const [inCanada, inUs] = await comeAndConnect()
    const former = await authorisationOf(inUs!.id)
    await comeAndConnect([us])
    const after = await connections()
    expect(after.map(({ id }) => id)).toEqual([inCanada!.id, inUs!.id])
    for (const { id } of after) expect((await authorisationOf(id)).refreshToken).not.toBe(former.refreshToken)
    expect(await authorisationOf(inCanada!.id)).toMatchObject({ marketplaceId: canada })
  })

  it('gives consent again in one go, for what is connected', async () => {
    const [inCanada, inUs] = await comeAndConnect()
    await db().connection.update({
      where: { id: inCanada!.id },
      data: { status: 'disconnected', credentialsSealed: null },
    })
    await db().connection.update({
      where: { id: inUs!.id },
      data: { status: 'needs_reconnect', statusReason: 'consent_ended' },
    })
    const [, connected] = await connections()
    const renewal = { workspaceId: workspaceId(), connectionId: connected!.id, shopDomain }
    const { startUrl } = await services().startRenewal(renewal)
    const ticket = ticketIn((await browser().consent(startUrl, northwind)).url)
    expect(await sellerOf(ticket)).toMatchObject({ renewed: true })
    await connect(ticket, null)
    expect((await connections()).map(({ status }) => status)).toEqual(['disconnected', 'active'])
  })

  it('is not taken over by another one', async () => {
    const [before] = await comeAndConnect([us])
    const ticket = await renewWith(rival)
    await expect(sellerOf(ticket)).rejects.toMatchObject({ reason: 'other_seller' })
    await expect(connect(ticket, null)).rejects.toMatchObject({ reason: 'other_seller' })
    expect(await connections()).toEqual([before])
  })

  it('is another account in another region', async () => {
    await comeAndConnect()
    const { ticket } = await comeBack(northwindEurope, germany)
    await connect(ticket, [germany])
    expect((await connections()).map(({ accountKey }) => accountKey)).toEqual([
      `${northwind}:${canada}`,
      `${northwind}:${us}`,
      `${northwindEurope}:${germany}`,
    ])
  })

  it('cannot be renewed by somebody else’s workspace', async () => {
    const [connection] = await comeAndConnect([us])
    const { id: other } = await db().workspace.create({ data: { name: 'other' } })
    const stranger = services().startRenewal({ workspaceId: other, connectionId: connection!.id, shopDomain })
    await expect(stranger).rejects.toMatchObject({ code: 'not_found' })
    const noId = services().startRenewal({ workspaceId: workspaceId(), connectionId: "1' OR 1=1", shopDomain })
    await expect(noId).rejects.toMatchObject({ code: 'not_found' })
  })
})
