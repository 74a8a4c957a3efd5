import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import {
  makeKeys,
  makePassword,
  startWooCommerceSites,
  type WooCommerceSites,
} from '../../support/woocommerce-sites.ts'

let sites: WooCommerceSites
let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let workspaceId: string
let connectionId: string

beforeAll(async () => {
  sites = await startWooCommerceSites()
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
})

beforeEach(async () => {
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
  connectionId = await connectLocal()
})

afterAll(async () => {
  await environment.close()
  await sites.close()
})

async function connectLocal(): Promise<string> {
  const { connectStore } = await import('../../../app/services/woocommerce/connect-store.server.ts')
  const grant = { kind: 'application_password' as const, ...(await makePassword(sites.local)) }
  return (await connectStore({ workspaceId, siteUrl: sites.local.url, grant, connectionId: null })).connectionId
}

const connection = () => db.connection.findUniqueOrThrow({ where: { id: connectionId, workspaceId } })

async function checkAll(): Promise<void> {
  const { checkConnections } = await import('../../../app/pipeline/upkeep/check-connections.server.ts')
  await checkConnections({}, new AbortController().signal)
}

const revokeAll = () => sites.local.site.data.applicationPasswords.clear()

describe('the daily check', () => {
  it('marks a store that refuses us, with words and a way out, and clears it when it is well again', async () => {
    const passwords = new Map(sites.local.site.data.applicationPasswords)
    revokeAll()
    await checkAll()
    expect(await connection()).toMatchObject({ status: 'needs_reconnect', statusReason: 'access_refused' })
    const { listConnections } = await import('../../../app/queries/settings-page.server.ts')
    expect(await listConnections(workspaceId)).toMatchObject([
      {
        problem: expect.stringContaining('Reconnect') as string,
        reconnectUrl: expect.stringContaining(connectionId) as string,
      },
    ])

    for (const [id, password] of passwords) sites.local.site.data.applicationPasswords.set(id, password)
    await checkAll()
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
    const jobs =
      await db.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'advance-lane' AND data->>'connectionId' = ${connectionId}`
    expect(jobs).not.toEqual([])
  })

  it('learns nothing from a store that does not answer', async () => {
    await sites.local.goAway()
    try {
      await checkAll()
    } finally {
      await sites.local.comeBack()
    }
    expect((await connection()).status).toBe('active')
  })

  it('learns nothing from a page that a firewall puts in the store’s place', async () => {
    for (const name of ['products.batch', 'media.upload'])
      sites.world.faults.add({ place: 'rest', name, effect: { kind: 'status', status: 403 } })
    await checkAll()
    sites.world.faults.clear()
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
  })

  it('marks a store whose user may do less than exports need', async () => {
    const admin = sites.local.site.data.users.find(({ login }) => login === 'admin')
    if (!admin) throw new Error('no admin')
    admin.role = 'author'
    try {
      await checkAll()
    } finally {
      admin.role = 'administrator'
    }
    expect((await connection()).status).toBe('needs_reconnect')
  })
})

describe('a check that comes to its end after the store was reconnected', () => {
  const checking = async () => ({
    ...(await import('../../../app/connections/access-in-use.server.ts')),
    ...(await import('../../../app/connections/check-account.server.ts')),
  })

  it('is no word about the new password', async () => {
    const { checkAccount } = await checking()
    revokeAll()
    sites.world.gate = {
      async done() {
        sites.world.gate = null
        await connectLocal()
      },
    }
    await expect(checkAccount(workspaceId, connectionId)).rejects.toMatchObject({ code: 'auth_expired' })
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
  })

  it('does not say what the former user lacked', async () => {
    const { accessInUse, checkAccount, keepCheck } = await checking()
    const { check } = await checkAccount(workspaceId, connectionId)
    const { versions } = await accessInUse(workspaceId, connectionId)
    const checked = { workspaceId, connectionId, accessVersion: versions.get(connectionId) ?? 0 }
    const lacking = { ...check, missingScopes: ['upload_files'] }
    await connectLocal()
    expect(await keepCheck(checked, lacking, db)).toBe(false)
    expect(await connection()).toMatchObject({ status: 'active', statusReason: null })
  })
})

describe('a name', () => {
  it('of the merchant’s own stays when the store is checked', async () => {
    const { renameConnection } = await import('../../../app/services/rename-connection.server.ts')
    await renameConnection({ workspaceId, connectionId, label: '  Our  web shop ' })
    await checkAll()
    expect((await connection()).label).toBe('Our web shop')
  })

  it.each(['', '   ', 'x'.repeat(81)])('is not %j', async (label) => {
    const { renameConnection } = await import('../../../app/services/rename-connection.server.ts')
    await expect(renameConnection({ workspaceId, connectionId, label })).rejects.toMatchObject({ field: 'label' })
  })
})

describe('disconnecting', () => {
  it('revokes the password, forgets it, and keeps the store for history; connecting again wakes it', async () => {
    const { disconnectAccount } = await import('../../../app/services/disconnect-account.server.ts')
    revokeAll()
    connectionId = await connectLocal()
    expect(await disconnectAccount(workspaceId, connectionId)).toEqual({ revoked: true })
    expect(sites.local.site.data.applicationPasswords.size).toBe(0)
    expect(await connection()).toMatchObject({ status: 'disconnected', credentialsSealed: null })
    await checkAll()
    expect((await connection()).status).toBe('disconnected')
    expect(await disconnectAccount(workspaceId, connectionId)).toEqual({ revoked: false })

    expect(await connectLocal()).toBe(connectionId)
    expect((await connection()).status).toBe('active')
  })

  it('does not say that a password is revoked where the store only led elsewhere', async () => {
    const { disconnectAccount } = await import('../../../app/services/disconnect-account.server.ts')
    sites.world.faults.add({
      ...{ place: 'rest', name: 'application-passwords.delete', effect: { kind: 'https-redirect' } },
    })
    expect(await disconnectAccount(workspaceId, connectionId)).toEqual({ revoked: false })
    sites.world.faults.clear()
  })

  it('says when the store still knows the keys', async () => {
    const { connectStore } = await import('../../../app/services/woocommerce/connect-store.server.ts')
    const { disconnectAccount } = await import('../../../app/services/disconnect-account.server.ts')
    const grant = { kind: 'keys' as const, ...(await makeKeys(sites.plain)) }
    const plain = await connectStore({ workspaceId, siteUrl: sites.plain.url, grant, connectionId: null })
    expect(await disconnectAccount(workspaceId, plain.connectionId)).toEqual({ revoked: false })
  })

  it('is not for stores of Shopify, nor for those of others', async () => {
    const { disconnectAccount } = await import('../../../app/services/disconnect-account.server.ts')
    const shop = await db.connection.create({
      data: { workspaceId, channel: 'shopify', accountKey: 'x.myshopify.com', label: 'x' },
    })
    await expect(disconnectAccount(workspaceId, shop.id)).rejects.toMatchObject({ code: 'conflict' })
    const { id: other } = await db.workspace.create({ data: { name: 'other' } })
    await expect(disconnectAccount(other, connectionId)).rejects.toMatchObject({ code: 'not_found' })
    await db.connection.delete({ where: { id: shop.id } })
  })
})

describe('the HTTP API', () => {
  const path = '/woocommerce/connect'

  it('connects a store with what is pasted, and lists it without its secret', async () => {
    const token = await anApiKey(workspaceId)
    const keys = await makeKeys(sites.plain)
    const response = await callApi(path, { method: 'POST', token, json: { siteUrl: sites.plain.url, keys } })
    const text = await response.text()
    expect(response.status, text).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ approval: null, store: { status: 'active', siteUrl: sites.plain.url } })
    const list = await (await callApi(path, { token })).text()
    expect(list).toContain(sites.plain.url)
    expect(text + list).not.toContain(keys.consumerSecret)
  })

  it('refuses with the words of the app, the field, and a reason for programs', async () => {
    const token = await anApiKey(workspaceId)
    const keys = await makeKeys(sites.plain, { permissions: 'read' })
    const response = await callApi(path, { method: 'POST', token, json: { siteUrl: sites.plain.url, keys } })
    const { wordsOfStoreIssue } = await import('../../../app/core/connections/store-issue.ts')
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      ...{ code: 'invalid_input', reason: 'read_only_key', detail: wordsOfStoreIssue('read_only_key').message },
      errors: [{ field: 'consumerKey' }],
    })
  })

  it('starts an approval once per Idempotency-Key, and finishes it when it was given', async () => {
    const token = await anApiKey(workspaceId)
    const start = { siteUrl: sites.local.url, approval: 'application_password' }
    const call = { method: 'POST', token, json: start, headers: { 'Idempotency-Key': 'connect-1' } }
    const [first, again] = [await (await callApi(path, call)).json(), await (await callApi(path, call)).json()]
    expect(again).toEqual(first)
    const { approval } = first as { approval: { approvalId: string; approvalUrl: string } }
    const early = await callApi(path, { method: 'POST', token, json: { approvalId: approval.approvalId } })
    expect(early.status).toBe(409)

    const back = new URL(new URL(approval.approvalUrl).searchParams.get('success_url') ?? '')
    const { username, password } = await makePassword(sites.local)
    back.searchParams.set('user_login', username)
    back.searchParams.set('password', password)
    const { loader } = await import('../../../app/routes/connect.woocommerce.return.ts')
    await loader({ request: new Request(back), params: {}, context: {} })
    const done = await callApi(path, { method: 'POST', token, json: { approvalId: approval.approvalId } })
    expect(await done.json()).toMatchObject({ store: { siteUrl: sites.local.url, status: 'active' } })
  })
})
