import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiKey, callApi } from '../../support/api-client.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { anIdToken } from '../../support/shopify-requests.ts'

const shop = 'demo.myshopify.com'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let workspaceId: string

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ workspaceId } = await aPopulatedWorkspace({ shop }))
})

afterAll(() => environment.close())

const connect = (token: string | null, path = '/shopify/connect') => callApi(path, { token })

describe('an API key', () => {
  it('is accepted until it is revoked, and stored as a hash alone', async () => {
    const { createApiKey } = await import('../../../app/services/create-api-key.server.ts')
    const { revokeApiKey } = await import('../../../app/services/revoke-api-key.server.ts')
    const { key, apiKeyId, prefix } = await createApiKey({ workspaceId, name: 'Suite', scopes: ['read'] })
    expect(key).toMatch(/^mp_live_[\w-]{43}$/)
    expect(key.startsWith(prefix)).toBe(true)
    expect((await connect(key)).status).toBe(200)
    const row = await db.apiKey.findUniqueOrThrow({ where: { id: apiKeyId } })
    expect(JSON.stringify(row)).not.toContain(key)
    expect(row.lastUsedAt).not.toBeNull()
    await revokeApiKey({ workspaceId, apiKeyId })
    expect((await connect(key)).status).toBe(401)
  })

  it('does only what it was made for', async () => {
    const key = await anApiKey(workspaceId, ['read'])
    const response = await callApi('/shopify/connect', { method: 'POST', token: key, json: {} })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      code: 'forbidden',
      detail: expect.stringContaining('write') as string,
    })
  })

  it('is limited in its pace', async () => {
    const { requestsPerMinute } = await import('../../../app/api/rate-limit.server.ts')
    const key = await anApiKey(workspaceId)
    const known = await Promise.all(Array.from({ length: requestsPerMinute }, () => connect(key, '/nothing-here')))
    expect(new Set(known.map(({ status }) => status))).toEqual(new Set([404]))
    const refused = await connect(key)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('an id token', () => {
  it('speaks for its shop', async () => {
    const response = await connect(anIdToken({ shop }))
    expect(await response.json()).toMatchObject({ shop, status: 'active', problem: null })
  })

  it.each([
    ['expired', anIdToken({ issuedAt: Math.floor(Date.now() / 1000) - 3600 })],
    ['made for another app', anIdToken({ audience: 'other-app' })],
    ['signed by somebody else', anIdToken({ secret: 'guess' })],
    ['no token at all', 'a.b.c'],
  ])('is refused when it is %s', async (_what, token) => {
    const response = await connect(token)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain(token)
  })
})

describe('a caller without credentials', () => {
  it.each([null, '', 'mp_live_unknown'])('is refused with words (%s)', async (token) => {
    const response = await connect(token)
    expect(response.status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      status: 401,
      code: 'unauthenticated',
      type: expect.any(String) as string,
    })
  })
})

describe('the shop of a request', () => {
  it('is never one of another workspace', async () => {
    await aPopulatedWorkspace({ shop: 'other.myshopify.com' })
    const response = await callApi('/shopify/connect?shop=other.myshopify.com', { token: await anApiKey(workspaceId) })
    expect(await response.json()).toMatchObject({ status: 'not_installed', connectionId: null, scopes: [] })
  })

  it('must be named where the workspace has several', async () => {
    const two = await aPopulatedWorkspace({ shop: 'first.myshopify.com' })
    await aPopulatedWorkspace({ shop: 'second.myshopify.com', workspaceId: two.workspaceId, productNumber: 2 })
    const token = await anApiKey(two.workspaceId)
    const unnamed = await callApi('/shopify/connect', { token })
    expect(unnamed.status).toBe(422)
    expect(await unnamed.json()).toMatchObject({ errors: [{ field: 'shop' }] })
    const named = await callApi('/shopify/connect?shop=second.myshopify.com', { token })
    expect(await named.json()).toMatchObject({ status: 'active' })
  })
})
