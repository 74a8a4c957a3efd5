import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectorError } from '../../../app/core/channel/connector-error.ts'
import { revoke } from '../../../sandbox/amazon/auth/grants.ts'
import { AmazonBrowser } from '../../support/amazon-browser.ts'
import { marketplaces, northwind, startAmazonSellers, type AmazonSellers } from '../../support/amazon-sellers.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { callApi, anApiKey } from '../../support/api-client.ts'

const { us, canada } = marketplaces
const day = 24 * 60 * 60 * 1000

let amazon: AmazonSellers
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let checkAccount: typeof import('../../../app/connections/check-account.server.ts').checkAccount
let workspaceId: string

beforeAll(async () => {
  amazon = await startAmazonSellers()
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ checkAccount } = await import('../../../app/connections/check-account.server.ts'))
})

beforeEach(async () => {
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
  await db.rateBudget.deleteMany()
  await connect()
})

afterAll(async () => {
  await environment.close()
  await amazon.close()
})

/** As a program does: begins, lets the seller give consent, takes over what came. */
async function connect(): Promise<void> {
  const { startConsent } = await import('../../../app/services/amazon/start-consent.server.ts')
  const { connectSeller } = await import('../../../app/services/amazon/connect-seller.server.ts')
  const { attemptId, startUrl } = await startConsent({ workspaceId, marketplaceId: us, shopDomain: null })
  await new AmazonBrowser(amazon).consent(startUrl, northwind)
  await connectSeller({ workspaceId, key: { approvalId: attemptId }, marketplaceIds: null })
}

async function accounts() {
  const rows = await db.connection.findMany({ where: { workspaceId }, orderBy: { accountKey: 'asc' } })
  return rows.map(({ id, accountKey, status, statusReason }) => ({
    ...{ id, status, statusReason, marketplaceId: accountKey.split(':')[1] },
  }))
}

async function idOf(marketplaceId: string): Promise<string> {
  return (await accounts()).find((account) => account.marketplaceId === marketplaceId)!.id
}

describe('a seller that takes the consent back', () => {
  it('needs to be reconnected, in every store of the region, and works again afterwards', async () => {
    revoke(amazon.world, northwind)
    const { systemClock } = await import('../../../app/lib/clock.ts')
    // Access tokens outlive the consent by up to an hour.
    const later = vi.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + 2 * 60 * 60 * 1000)
    try {
      await expect(checkAccount(workspaceId, await idOf(us))).rejects.toMatchObject({ code: 'auth_expired' })
    } finally {
      later.mockRestore()
    }
    const refused = { status: 'needs_reconnect', statusReason: 'consent_ended' }
    expect(await accounts()).toMatchObject([
      { ...refused, marketplaceId: canada },
      { ...refused, marketplaceId: us },
    ])
    await connect()
    expect((await accounts()).map(({ status }) => status)).toEqual(['active', 'active'])
  })

  it('is noticed at work as well, for all stores and in this workspace alone', async () => {
    const { accessInUse, markRefused } = await import('../../../app/connections/access-in-use.server.ts')
    const first = workspaceId
    workspaceId = (await db.workspace.create({ data: { name: 'other' } })).id
    await connect()
    await markRefused(await accessInUse(workspaceId, await idOf(us)), { kind: 'all' }, db)
    expect((await accounts()).map(({ status }) => status)).toEqual(['needs_reconnect', 'needs_reconnect'])
    workspaceId = first
    expect((await accounts()).map(({ status }) => status)).toEqual(['active', 'active'])
  })

  it('is no news once the consent was given again, for no store', async () => {
    const { accessInUse, isRenewed, markAppRefused, markRefused } =
      await import('../../../app/connections/access-in-use.server.ts')
    const access = await accessInUse(workspaceId, await idOf(us))
    expect(await isRenewed(access, db)).toBe(false)
    await connect()
    await markRefused(access, { kind: 'all' }, db)
    await markAppRefused(access, new ConnectorError('app_refused', 'late'), db)
    const well = { status: 'active', statusReason: null }
    expect(await accounts()).toMatchObject([well, well])
    expect(await isRenewed(access, db)).toBe(true)
  })
})

describe('an app whose secret Amazon no longer takes', () => {
  it('alarms the operator, on the health page too, and leaves the seller connected until it is well again', async () => {
    const { log } = await import('../../../app/log.server.ts')
    const { health } = await import('../../../app/queries/health.server.ts')
    const { readAccount } = await import('../../../app/pipeline/upkeep/read-account.server.ts')
    const alarm = vi.spyOn(log, 'error')
    const secret = amazon.world.application.clientSecret
    amazon.world.application.clientSecret = 'rotated'
    const { systemClock } = await import('../../../app/lib/clock.ts')
    const later = vi.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + 3 * 60 * 60 * 1000)
    const connectionId = await idOf(us)
    try {
      await expect(checkAccount(workspaceId, connectionId)).rejects.toMatchObject({ code: 'app_refused' })
      expect(alarm).toHaveBeenCalledWith(
        expect.objectContaining({ alarm: 'amazon_app_refused', connectionId, platformCode: 'invalid_client' }),
        expect.any(String),
      )
      expect((await accounts())[1]).toMatchObject({ status: 'active', statusReason: 'app_refused' })
      expect(await health()).toMatchObject({ refusedBy: ['amazon'] })
      amazon.world.application.clientSecret = secret
      await readAccount({ workspaceId, connectionId })
      expect((await accounts())[1]).toMatchObject({ status: 'active', statusReason: null })
      expect(await health()).toMatchObject({ refusedBy: [] })
    } finally {
      amazon.world.application.clientSecret = secret
      later.mockRestore()
      alarm.mockRestore()
    }
  })
})

describe('the age of a consent', () => {
  it('is told from a month before its end, once for all stores that share it', async () => {
    const { listConnections } = await import('../../../app/queries/settings-page.server.ts')
    const { systemClock } = await import('../../../app/lib/clock.ts')
    expect((await listConnections(workspaceId)).map(({ consentEndsAt }) => consentEndsAt)).toEqual([null, null])
    const later = vi.spyOn(systemClock, 'now').mockImplementation(() => Date.now() + 336 * day)
    try {
      const [first, second] = await listConnections(workspaceId)
      expect(Date.parse(first?.consentEndsAt ?? '')).toBeGreaterThan(Date.now() + 364 * day)
      expect(second?.consentEndsAt).toBeNull()
    } finally {
      later.mockRestore()
    }
  })
})

describe('disconnecting', () => {
  it('ends one store and leaves the others', async () => {
    const { disconnectAccount } = await import('../../../app/services/disconnect-account.server.ts')
    expect(await disconnectAccount(workspaceId, await idOf(us))).toEqual({ revoked: false })
    expect(await accounts()).toMatchObject([{ status: 'active' }, { status: 'disconnected' }])
    const { credentialsSealed } = await db.connection.findUniqueOrThrow({ where: { id: await idOf(us) } })
    expect(credentialsSealed).toBeNull()
    await checkAccount(workspaceId, await idOf(canada))
  })

  it('ends the whole seller', async () => {
    const { disconnectSeller } = await import('../../../app/services/amazon/disconnect-seller.server.ts')
    await disconnectSeller(workspaceId, await idOf(us))
    expect((await accounts()).map(({ status }) => status)).toEqual(['disconnected', 'disconnected'])
  })
})

describe('POST amazon/connect', () => {
  it('begins, is refused until consent is given, lists the stores, connects those named, and renews', async () => {
    const token = await anApiKey(workspaceId, ['read', 'write'])
    const ask = async (call: object) => {
      const answer = await callApi('/amazon/connect', { token, ...call })
      return { status: answer.status, body: (await answer.json()) as object }
    }
    const post = (json: object) => ask({ method: 'POST', json })
    const begun = await post({ marketplaceId: us })
    const { approvalId, approvalUrl } = (begun.body as { approval: { approvalId: string; approvalUrl: string } })
      .approval
    expect(await post({ approvalId })).toMatchObject({ status: 409, body: { code: 'conflict', reason: 'denied' } })
    const back = await new AmazonBrowser(amazon).consent(approvalUrl, northwind)
    expect(new URL(back.url).pathname).toBe('/connect/amazon/back')
    expect(await post({ approvalId, marketplaces: 'list' })).toMatchObject({
      body: { marketplaces: [{ marketplaceId: us }, { marketplaceId: canada }] },
    })
    expect(await post({ approvalId, marketplaces: ['X'] })).toMatchObject({
      ...{ status: 422, body: { reason: 'not_participating' } },
    })
    const connected = await post({ approvalId, marketplaces: [us] })
    expect(connected).toMatchObject({
      ...{ status: 200, body: { sellers: [{ sellerId: northwind, marketplaceId: us, status: 'active' }] } },
    })
    const listed = await ask({})
    expect(listed).toMatchObject({ body: { sellers: [{ region: 'na' }, { region: 'na' }] } })
    const renewal = await post({ connectionId: await idOf(us) })
    expect(renewal).toMatchObject({ status: 200, body: { approval: { approvalUrl: expect.any(String) as string } } })
  })
})
