import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectors } from '../../app/connectors/registry.ts'
import type { Connector, ConnectorDeps } from '../../app/core/channel/connector.ts'
import type { FaultEffect } from '../../sandbox/amazon/control/faults.ts'
import { aMug, aSeller, germany, type SellerScene } from '../support/an-amazon-seller.ts'
import { amazonApplication, amazonDeps, consentOf, openAmazon, type SellerCredentials } from '../support/open-amazon.ts'

let scene: SellerScene
let credentials: SellerCredentials
let connector: Connector
const { clientId, clientSecret } = amazonApplication
const world = () => scene.sandbox.world
const tokens = () =>
  world()
    .requests.since(0)
    .filter(({ kind }) => kind === 'token')
const strike = (effect: FaultEffect, name?: string, count?: number) =>
  world().faults.add({ place: 'api', effect, name, count })
const open = (settings: Partial<ConnectorDeps> = {}, given = credentials) => openAmazon(scene.sandbox, given, settings)
const look = (from = connector) => from.observe(['MUG'])

beforeAll(async () => {
  scene = await aSeller({ hosts: {} })
})
afterAll(() => scene.sandbox.close())
beforeEach(async () => {
  const seller = await scene.reset([aMug('MUG')])
  Object.assign(world().application, { clientSecret, roles: ['Product Listing'] })
  credentials = consentOf(scene.sandbox, seller, germany)
  connector = open()
})

describe('signing in', () => {
  it('happens once for calls that begin together, and for all connections of a seller in a process', async () => {
    const memory = new Map<unknown, unknown>()
    const connections = [open({ memory }), open({ memory }, { ...credentials, marketplaceId: germany })]
    await Promise.all(connections.flatMap((one) => [look(one), look(one), look(one)]))
    expect(tokens()).toHaveLength(1)
  })

  it('happens again before a token ends, and when Amazon says that it has', async () => {
    await look()
    await scene.pass(56 * 60_000)
    await look()
    expect(tokens()).toHaveLength(2)
    strike({ kind: 'token-expired' })
    expect((await look()).size).toBe(1)
    expect(tokens()).toHaveLength(3)
  })

  it('is not tried for ever with tokens that are refused', async () => {
    strike({ kind: 'token-expired' }, undefined, 5)
    await expect(look()).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('tells a seller who revoked our access from an app that Amazon refuses', async () => {
    await look()
    strike({ kind: 'token-revoked' })
    await expect(look()).rejects.toMatchObject({ code: 'auth_expired', details: { platformCode: 'invalid_grant' } })
    const wrong = { ...credentials, app: { clientId, clientSecret: 'not rotated' } }
    await expect(look(open({}, wrong))).rejects.toMatchObject({
      ...{ code: 'app_refused', details: { platformCode: 'invalid_client' } },
    })
  })

  it.each([
    ['access_denied', 400, 'auth_expired'],
    ['unauthorized_client', 400, 'app_refused'],
    ['invalid_scope', 400, 'rejected'],
    ['server_error', 500, 'unavailable'],
    ['temporarily_unavailable', 503, 'unavailable'],
  ])('that ends with %s (%i) is %s', async (error, status, code) => {
    const effect = { kind: 'oauth-error', status, error, description: 'Words that nobody needs' } as const
    world().faults.add({ place: 'token', effect, count: 4 })
    await expect(look()).rejects.toMatchObject({ code, details: { platformCode: error } })
    expect(tokens()).toHaveLength(code === 'unavailable' ? 4 : 1)
  })

  it('is tried again where Login with Amazon is away for a moment', async () => {
    const effect = { kind: 'oauth-error', status: 503, error: 'temporarily_unavailable', description: '' } as const
    world().faults.add({ place: 'token', effect })
    expect((await look()).size).toBe(1)
  })

  it('never shows a secret in what it throws', async () => {
    const wrong = { ...credentials, app: { clientId, clientSecret: 'amzn1.oa2-cs.v1.wrong' } }
    const error: unknown = await look(open({}, wrong)).catch((thrown: unknown) => thrown)
    const shown = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)
    for (const secret of ['amzn1.oa2-cs.v1.wrong', credentials.refreshToken, 'Atza|'])
      expect(shown).not.toContain(secret)
  })
})

describe('a code of a consent', () => {
  const exchange = (code: string) =>
    connectors.amazon.exchangeCode({ clientId, clientSecret }, { region: 'eu', code }, amazonDeps(scene.sandbox))

  it('is worth a refresh token once', async () => {
    const expiresAt = world().clock.now() + 300_000
    world().codes.set('code-1', { sellerId: credentials.sellerId, region: 'eu', expiresAt, isUsed: false })
    const { refreshToken } = await exchange('code-1')
    expect(refreshToken).toMatch(/^Atzr\|/)
    await expect(exchange('code-1')).rejects.toMatchObject({
      code: 'rejected',
      details: { platformCode: 'invalid_grant' },
    })
    const seller = { ...credentials, refreshToken }
    const participations = await connectors.amazon.readSeller(seller, amazonDeps(scene.sandbox))
    expect(participations.map(({ storeName }) => storeName)).toEqual(['Northwind DE', 'Northwind FR'])
  })
})

describe('a call', () => {
  it.each<[string, FaultEffect, number]>([
    ['a page of a gateway', { kind: 'status', status: 503 }, 1],
    ['a body without errors', { kind: 'no-errors' }, 1],
    ['a page with status 200', { kind: 'html' }, 1],
    ['no answer', { kind: 'drop-after' }, 1],
    ['a closed connection', { kind: 'drop-before' }, 2],
    ['half a body', { kind: 'half-body' }, 1],
    ['a body that is no JSON', { kind: 'malformed' }, 1],
    ['several refusals for its rate', { kind: 'throttled' }, 3],
  ])('that only reads is made again after %s', async (_name, effect, count) => {
    strike(effect, undefined, count)
    expect((await look()).size).toBe(1)
    expect(scene.calls()).toHaveLength(count + 1)
  })

  it('is given up after as many refusals for its rate as may pass', async () => {
    strike({ kind: 'throttled' }, undefined, 20)
    await expect(look()).rejects.toMatchObject({ code: 'rate_limited' })
    expect(scene.calls()).toHaveLength(6)
  })

  it('is not made again where a role is missing, and the refusal is explained', async () => {
    world().grants.forEach((grant) => Object.assign(grant, { roles: [] }))
    await expect(look()).rejects.toMatchObject({
      code: 'forbidden',
      details: { platformMessage: expect.stringContaining('Product Listing') as string },
    })
    expect(scene.calls()).toHaveLength(1)
    const { capabilities, missingScopes } = await connector.check()
    expect(missingScopes).toEqual(['listings', 'catalogue'])
    expect(capabilities?.every(({ ok }) => ok === false)).toBe(true)
  })

  it('keeps to the limit of the seller: nothing is refused for its rate', async () => {
    // A hiccup of this machine must not look like one of the network.
    scene.setSpeed(4)
    await Promise.all(Array.from({ length: 30 }, () => look()))
    const refused = world()
      .requests.since(0)
      .filter(({ status }) => status === 429)
    expect(refused).toEqual([])
  })
})
