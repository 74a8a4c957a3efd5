import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { apiKey, appUrl, prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import {
  makeKeys,
  makePassword,
  publicUrl,
  startWooCommerceSites,
  type WooCommerceSites,
} from '../../support/woocommerce-sites.ts'

const shopDomain = 'demo.myshopify.com'
const minute = 60_000

let sites: WooCommerceSites
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let startApproval: typeof import('../../../app/services/woocommerce/start-approval.server.ts').startApproval
let finishApproval: typeof import('../../../app/services/woocommerce/finish-approval.server.ts').finishApproval
let keysRoute: typeof import('../../../app/routes/connect.woocommerce.keys.ts')
let returnRoute: typeof import('../../../app/routes/connect.woocommerce.return.ts')
let workspaceId: string

beforeAll(async () => {
  sites = await startWooCommerceSites()
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ startApproval } = await import('../../../app/services/woocommerce/start-approval.server.ts'))
  ;({ finishApproval } = await import('../../../app/services/woocommerce/finish-approval.server.ts'))
  keysRoute = await import('../../../app/routes/connect.woocommerce.keys.ts')
  returnRoute = await import('../../../app/routes/connect.woocommerce.return.ts')
})

beforeEach(async () => {
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
})

afterAll(async () => {
  await environment.close()
  await sites.close()
})

type Method = 'application_password' | 'keys'

async function begin(method: Method, from: string | null = shopDomain) {
  const siteUrl = method === 'keys' ? sites.plain.url : sites.local.url
  const started = await startApproval({ workspaceId, siteUrl, method, shopDomain: from, connectionId: null })
  const { searchParams } = new URL(started.approvalUrl)
  const state = new URL(searchParams.get('success_url') ?? appUrl).searchParams.get('state')
  return { ...started, query: searchParams, state: searchParams.get('user_id') ?? state ?? '' }
}

async function comeBack(query: Record<string, string>): Promise<Response> {
  const url = new URL(`/connect/woocommerce/return?${new URLSearchParams(query).toString()}`, appUrl)
  return returnRoute.loader({ request: new Request(url), params: {}, context: {} })
}

async function bringKeys(message: unknown, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`${publicUrl}/connect/woocommerce/keys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json;charset=UTF-8', 'user-agent': 'WordPress/7.0.4; https://store' },
    body: JSON.stringify(message),
    ...init,
  })
  return keysRoute.action({ request, params: {}, context: {} })
}

async function aMessage(userId: string) {
  const { consumerKey, consumerSecret } = await makeKeys(sites.plain)
  return {
    ...{ key_id: 6, user_id: userId, consumer_key: consumerKey, consumer_secret: consumerSecret },
    key_permissions: 'read_write',
  }
}

async function expire(attemptId: string): Promise<void> {
  await db.connectAttempt.update({ where: { id: attemptId }, data: { expiresAt: new Date(Date.now() - minute) } })
}

async function keyInUse(connectionId: string): Promise<unknown> {
  const { unsealStoreCredentials } = await import('../../../app/connections/credentials.server.ts')
  const { credentialsSealed } = await db.connection.findUniqueOrThrow({ where: { id: connectionId } })
  return unsealStoreCredentials(connectionId, credentialsSealed).auth
}

describe('WordPress’s approval page', () => {
  it('is asked for an application password, with a way back that names nothing but a secret', async () => {
    const { approvalUrl, query } = await begin('application_password')
    expect(approvalUrl).toContain(`${sites.local.url}/wp-admin/authorize-application.php?`)
    expect(query.get('app_id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(query.get('success_url')).toMatch(/\/connect\/woocommerce\/return\?state=[\w-]{43}$/)
  })

  it('sends a password in the address: it is kept, and the browser leaves at once for the admin', async () => {
    const { attemptId, state } = await begin('application_password')
    const { username, password } = await makePassword(sites.local)
    const response = await comeBack({ state, site_url: sites.local.url, user_login: username, password })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      `https://admin.shopify.com/store/demo/apps/${apiKey}/app/connections/woocommerce/approved/${attemptId}`,
    )
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toBe('')
    const row = await db.connectAttempt.findUniqueOrThrow({ where: { id: attemptId } })
    expect(JSON.stringify(row)).not.toContain(password)
    expect(JSON.stringify(row)).not.toContain(state)

    const { connectionId } = await finishApproval({ workspaceId, attemptId })
    expect(await keyInUse(connectionId)).toMatchObject({ kind: 'application_password', username, password })
    expect(await finishApproval({ workspaceId, attemptId })).toEqual({ connectionId })
  })

  it('is come back from once: the same state brings no second password', async () => {
    const { attemptId, state } = await begin('application_password')
    const first = await makePassword(sites.local)
    await comeBack({ state, user_login: first.username, password: first.password })
    const again = await comeBack({ state, user_login: 'admin', password: 'another' })
    expect(again.headers.get('location')).toBe('/connect/woocommerce/over')
    const { connectionId } = await finishApproval({ workspaceId, attemptId })
    expect(await keyInUse(connectionId)).toMatchObject({ password: first.password })
  })

  it.each([['https://another.example'], ['no address']])('gives a password of %s: it is not used', async (siteUrl) => {
    const { attemptId, state } = await begin('application_password')
    const { username, password } = await makePassword(sites.local)
    await comeBack({ state, site_url: siteUrl, user_login: username, password })
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ reason: 'approved_elsewhere' })
    expect(await db.connection.count({ where: { workspaceId } })).toBe(0)
  })

  it('may be turned down: nothing is connected, in words', async () => {
    const { attemptId, state } = await begin('application_password')
    expect((await comeBack({ state })).headers.get('location')).toContain(attemptId)
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['a made-up state', () => ({ state: 'A'.repeat(43), user_login: 'admin', password: 'secret' })],
    ['no state', () => ({ user_login: 'admin', password: 'secret' })],
  ])('leads %s to a clean page', async (_what, query) => {
    const response = await comeBack(query())
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/connect/woocommerce/over')
  })

  it('is over after a quarter of an hour', async () => {
    const { attemptId, state } = await begin('application_password')
    await expire(attemptId)
    const response = await comeBack({ state, user_login: 'admin', password: 'secret' })
    expect(response.headers.get('location')).toBe('/connect/woocommerce/over')
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is finished by the workspace that began it alone', async () => {
    const { attemptId, state } = await begin('application_password')
    const { username, password } = await makePassword(sites.local)
    await comeBack({ state, user_login: username, password })
    const { id: other } = await db.workspace.create({ data: { name: 'other' } })
    await expect(finishApproval({ workspaceId: other, attemptId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leads a program’s merchant to a page without a way into somebody’s admin', async () => {
    const { state } = await begin('application_password', null)
    expect((await comeBack({ state })).headers.get('location')).toBe('/connect/woocommerce/back')
  })

  it('is not offered where the site has none', async () => {
    const siteUrl = sites.plain.url
    await expect(
      startApproval({ workspaceId, siteUrl, method: 'application_password', shopDomain, connectionId: null }),
    ).rejects.toMatchObject({ reason: 'passwords_unavailable' })
  })
})

describe('WooCommerce’s approval page', () => {
  it('is asked for keys that may write, brought to the public address', async () => {
    const { approvalUrl, query } = await begin('keys')
    expect(approvalUrl).toContain(`${sites.plain.url}/wc-auth/v1/authorize?`)
    expect(Object.fromEntries(query)).toMatchObject({
      scope: 'read_write',
      callback_url: `${publicUrl}/connect/woocommerce/keys`,
      return_url: `${appUrl}/connect/woocommerce/return`,
      user_id: expect.stringMatching(/^[\w-]{43}$/) as string,
    })
  })

  it('brings keys before the browser: exactly 200 once they are kept', async () => {
    const { attemptId, state } = await begin('keys')
    const message = await aMessage(state)
    expect((await bringKeys(message)).status).toBe(200)
    const back = await comeBack({ success: '1', user_id: state })
    expect(back.headers.get('location')).toContain(attemptId)
    const { connectionId } = await finishApproval({ workspaceId, attemptId })
    expect(await keyInUse(connectionId)).toMatchObject({ consumerKey: message.consumer_key })
  })

  it('brings a second pair when it is approved twice: the last one counts, before and after connecting', async () => {
    const { attemptId, state } = await begin('keys')
    const pairs = [await aMessage(state), await aMessage(state), await aMessage(state)] as const
    expect((await bringKeys(pairs[0])).status).toBe(200)
    expect((await bringKeys(pairs[1])).status).toBe(200)
    const first = await finishApproval({ workspaceId, attemptId })
    expect(await keyInUse(first.connectionId)).toMatchObject({ consumerKey: pairs[1].consumer_key })
    expect((await bringKeys(pairs[2])).status).toBe(200)
    expect(await finishApproval({ workspaceId, attemptId })).toEqual(first)
    expect(await keyInUse(first.connectionId)).toMatchObject({ consumerKey: pairs[2].consumer_key })
  })

  it('refuses what it did not ask for, and never with a 200', async () => {
    const { state, attemptId } = await begin('keys')
    const message = await aMessage(state)
    const statuses = [
      await bringKeys({ ...message, user_id: 'A'.repeat(43) }),
      await bringKeys({ ...message, consumer_key: 'sk_live' }),
      await bringKeys({ ...message, user_id: 7 }),
      await bringKeys([]),
      await bringKeys(null),
      await bringKeys(message, { body: '{' }),
      await bringKeys(message, { body: 'x'.repeat(5000) }),
      await bringKeys(message, { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      await bringKeys(message, { method: 'PUT' }),
      keysRoute.loader(),
    ].map(({ status }) => status)
    expect(statuses).toEqual([404, 404, 404, 404, 404, 400, 413, 415, 405, 405])
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('refuses keys for an approval of the other kind, and after its time', async () => {
    const password = await begin('application_password')
    expect((await bringKeys(await aMessage(password.state))).status).toBe(404)
    const late = await begin('keys')
    await expire(late.attemptId)
    expect((await bringKeys(await aMessage(late.state))).status).toBe(404)
  })

  it('connects no store other than the one that was found', async () => {
    const { attemptId, state } = await begin('keys')
    const { consumerKey, consumerSecret } = await makeKeys(sites.secure)
    const message = { ...(await aMessage(state)), consumer_key: consumerKey, consumer_secret: consumerSecret }
    expect((await bringKeys(message)).status).toBe(200)
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ reason: 'wrong_keys' })
  })

  it('gives a read-only key: it is refused, and another approval can follow within the time', async () => {
    const { attemptId, state } = await begin('keys')
    const weak = await makeKeys(sites.plain, { permissions: 'read' })
    const message = await aMessage(state)
    await bringKeys({ ...message, consumer_key: weak.consumerKey, consumer_secret: weak.consumerSecret })
    await expect(finishApproval({ workspaceId, attemptId })).rejects.toMatchObject({ reason: 'read_only_key' })
    expect((await bringKeys(message)).status).toBe(200)
    expect(await finishApproval({ workspaceId, attemptId })).toHaveProperty('connectionId')
  })
})

describe('upkeep', () => {
  it('forgets approvals whose time is over', async () => {
    const { attemptId } = await begin('keys')
    const { attemptId: open } = await begin('keys')
    await expire(attemptId)
    const { forgetOldRecords } = await import('../../../app/pipeline/upkeep/forget-old-records.server.ts')
    await forgetOldRecords()
    const left = await db.connectAttempt.findMany({ where: { workspaceId }, select: { id: true } })
    expect(left).toEqual([{ id: open }])
  })
})
