import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SiteSettings } from '../../../sandbox/woocommerce/settings.ts'
import type { StoreGrant } from '../../../app/core/connections/store-approval.ts'
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
let connectStore: typeof import('../../../app/services/woocommerce/connect-store.server.ts').connectStore
let workspaceId: string

beforeAll(async () => {
  sites = await startWooCommerceSites()
  process.env.IMPORT_ALLOWED_HOSTS += `,${new URL(otherNameOf(sites.local.url)).host}`
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ connectStore } = await import('../../../app/services/woocommerce/connect-store.server.ts'))
})

beforeEach(async () => {
  workspaceId = (await db.workspace.create({ data: { name: 'w' } })).id
})

/** The same server by a name that WordPress does not know itself by. */
function otherNameOf(url: string): string {
  return url.replace('localhost', '127.0.0.1')
}

const changed: (() => void)[] = []

afterEach(() => {
  for (const undo of changed.splice(0)) undo()
  sites.world.faults.clear()
})

afterAll(async () => {
  await environment.close()
  await sites.close()
})

type SiteName = 'local' | 'plain' | 'secure' | 'selfSigned'

/** Changes how a site is set up until the test has ended. */
function setUp(name: SiteName, settings: Partial<SiteSettings>): void {
  const { site } = sites[name]
  const before = { ...site.settings }
  Object.assign(site.settings, settings)
  changed.push(() => Object.assign(site.settings, before))
}

const passwordOf = async (name: SiteName, user?: string): Promise<StoreGrant> => ({
  kind: 'application_password',
  ...(await makePassword(sites[name], user)),
})

const keysOf = async (name: SiteName, owner?: Parameters<typeof makeKeys>[1]): Promise<StoreGrant> => ({
  kind: 'keys',
  ...(await makeKeys(sites[name], owner)),
})

const addressOf = (name: SiteName) => sites[name].secureUrl ?? sites[name].url

function connect(siteUrl: string, grant: StoreGrant, connectionId: string | null = null) {
  return connectStore({ workspaceId, siteUrl, grant, connectionId })
}

async function stored(connectionId: string) {
  const row = await db.connection.findUniqueOrThrow({ where: { id: connectionId, workspaceId } })
  const { unsealStoreCredentials } = await import('../../../app/connections/credentials.server.ts')
  return { ...row, credentials: unsealStoreCredentials(row.id, row.credentialsSealed) }
}

describe('a store that gives access', () => {
  it('by application password covers products and pictures', async () => {
    const { connectionId } = await connect(`${sites.local.url}/`, await passwordOf('local'))
    const row = await stored(connectionId)
    expect(row).toMatchObject({ channel: 'woocommerce', status: 'active', label: 'Northwind Trading' })
    expect(row.accountKey).toBe(sites.local.url)
    expect(row.credentials.auth).toMatchObject({ kind: 'application_password', uuid: expect.any(String) as string })
    expect(capabilities(row.facts)).toMatchObject({
      write_products: true,
      upload_media: true,
      variation_galleries: true,
    })
    expect(row.facts).toMatchObject({ wooCommerceVersion: '11.0.1' })
  })

  it('by keys over http, which are signed, covers products', async () => {
    const { connectionId } = await connect(sites.plain.url, await keysOf('plain'))
    const row = await stored(connectionId)
    expect(row.status).toBe('active')
    expect(capabilities(row.facts)).toMatchObject({ write_products: true, upload_media: false })
  })

  it('by keys over https goes on with keys in the query where the host takes the header away', async () => {
    setUp('secure', { stripsAuthorization: true })
    const { connectionId } = await connect(addressOf('secure'), await keysOf('secure'))
    expect((await stored(connectionId)).credentials.auth).toMatchObject({ kind: 'keys', keysIn: 'query' })
  })

  it('keeps nothing that can be read without a key', async () => {
    const grant = await passwordOf('local')
    const { connectionId } = await connect(sites.local.url, grant)
    const row = await db.connection.findUniqueOrThrow({ where: { id: connectionId } })
    expect(JSON.stringify(row)).not.toContain(grant.kind === 'application_password' && grant.password)
  })

  it.each([
    ['without scheme', (url: string) => url.replace('http://', '')],
    ['with a slash', (url: string) => `${url}/`],
    ['as a page of the admin', (url: string) => `${url}/wp-admin/plugins.php`],
    ['with spaces around', (url: string) => `  ${url} `],
  ])('is the same store when its address is typed %s', async (_how, typed) => {
    const first = await connect(sites.local.url, await passwordOf('local'))
    const second = await connect(typed(sites.local.url), await passwordOf('local'))
    expect(second).toEqual(first)
    expect(await db.connection.count({ where: { workspaceId } })).toBe(1)
  })

  it.each([
    ['over another scheme', (url: string) => url.replace('http:', 'https:')],
    ['with www', (url: string) => url.replace('//', '//www.')],
  ])('is the same store when it was connected %s before', async (_how, before) => {
    const first = await connect(sites.local.url, await passwordOf('local'))
    const where = { id: first.connectionId }
    await db.connection.update({ where, data: { accountKey: before(sites.local.url) } })
    expect(await connect(sites.local.url, await passwordOf('local'))).toEqual(first)
    expect(await stored(first.connectionId)).toMatchObject({ accountKey: sites.local.url })
  })

  it('is one of several, and another workspace has its own', async () => {
    await connect(sites.local.url, await passwordOf('local'))
    await connect(sites.plain.url, await keysOf('plain'))
    expect(await db.connection.count({ where: { workspaceId } })).toBe(2)
    const own = workspaceId
    workspaceId = (await db.workspace.create({ data: { name: 'other' } })).id
    await connect(sites.local.url, await passwordOf('local'))
    expect(await db.connection.count({ where: { workspaceId: own } })).toBe(2)
  })
})

function capabilities(facts: unknown): Record<string, unknown> {
  const { capabilities: list } = facts as { capabilities: { id: string; ok: unknown }[] }
  return Object.fromEntries(list.map(({ id, ok }) => [id, ok]))
}

interface Refusal {
  what: string
  reason: string
  at?: SiteName
  address?: () => string
  settings?: Partial<SiteSettings>
  grant?: () => Promise<StoreGrant>
}

const refusals: Refusal[] = [
  { what: 'what is no address', reason: 'invalid_address', address: () => 'my shop' },
  { what: 'an address in a private network', reason: 'private_address', address: () => 'http://127.0.0.1:80' },
  { what: 'a name that does not exist', reason: 'unknown_host', address: () => 'https://no-such-shop.invalid' },
  { what: 'a certificate that nobody trusts', reason: 'insecure_certificate', at: 'selfSigned' },
  { what: 'maintenance', reason: 'maintenance', settings: { maintenance: true } },
  { what: 'WooCommerce switched off', reason: 'plugin_inactive', settings: { pluginActive: false } },
  { what: 'plain permalinks', reason: 'plain_permalinks', settings: { permalinks: 'plain' } },
  { what: 'a REST API that is blocked', reason: 'rest_blocked', settings: { restBlocked: true } },
  {
    what: 'keys for a site whose proxy hides https',
    reason: 'wrong_scheme',
    at: 'secure',
    settings: { behindProxy: true },
    grant: () => keysOf('secure'),
  },
  {
    what: 'a wrong password',
    reason: 'wrong_password',
    grant: async () => ({ kind: 'application_password', username: 'admin', password: 'abcd EFGH 1234 abcd EFGH 1234' }),
  },
  {
    what: 'an unknown user',
    reason: 'wrong_password',
    grant: async () => ({ kind: 'application_password', username: 'nobody', password: 'abcd EFGH 1234' }),
  },
  {
    what: 'a password where the host takes the header away',
    reason: 'authorization_stripped',
    at: 'secure',
    settings: { stripsAuthorization: true },
  },
  {
    what: 'a password for a site whose proxy hides https',
    reason: 'passwords_unavailable',
    at: 'secure',
    settings: { behindProxy: true },
  },
  {
    what: 'a password over http',
    reason: 'passwords_unavailable',
    at: 'plain',
    grant: async () => ({ kind: 'application_password', username: 'admin', password: 'abcd EFGH 1234' }),
  },
  { what: 'a user who may not manage products', reason: 'role_too_weak', grant: () => passwordOf('local', 'author') },
  {
    what: 'keys that the store does not know',
    reason: 'wrong_keys',
    at: 'secure',
    grant: async () => ({ kind: 'keys', consumerKey: `ck_${'0'.repeat(40)}`, consumerSecret: `cs_${'0'.repeat(40)}` }),
  },
  {
    what: 'a wrong secret',
    reason: 'wrong_keys',
    at: 'plain',
    grant: async () => ({ ...(await keysOf('plain')), consumerSecret: `cs_${'0'.repeat(40)}` }) as StoreGrant,
  },
  {
    what: 'a key that may only read',
    reason: 'read_only_key',
    at: 'plain',
    grant: () => keysOf('plain', { permissions: 'read' }),
  },
  {
    what: 'a key that may only write, over http',
    reason: 'write_only_key',
    at: 'plain',
    grant: () => keysOf('plain', { permissions: 'write' }),
  },
  {
    what: 'a key that may only write, over https',
    reason: 'write_only_key',
    at: 'secure',
    grant: () => keysOf('secure', { permissions: 'write' }),
  },
  {
    what: 'a key of a customer',
    reason: 'role_too_weak',
    at: 'plain',
    grant: () => keysOf('plain', { user: 'customer' }),
  },
]

describe('a store is not connected, and nothing is kept, with', () => {
  it.each(refusals)('$what', async ({ reason, at = 'local', address, settings = {}, grant }) => {
    const given = await (grant ? grant() : passwordOf(at))
    setUp(at, settings)
    await expect(connect(address?.() ?? addressOf(at), given)).rejects.toMatchObject({
      reason,
      field: expect.any(String) as string,
      userMessage: expect.stringMatching(/\.$/) as string,
    })
    expect(await db.connection.count({ where: { workspaceId } })).toBe(0)
  })

  it.each([
    ['leads elsewhere', 'redirect', { kind: 'https-redirect' }],
    ['asks for a password of its own', 'rest_blocked', { kind: 'status', status: 401 }],
  ] as const)('a host that %s where the password would be looked at', async (_what, reason, effect) => {
    const grant = await passwordOf('local')
    sites.world.faults.add({ place: 'rest', name: 'application-passwords.introspect', effect })
    await expect(connect(sites.local.url, grant)).rejects.toMatchObject({ reason })
  })

  it('a password that would travel in the clear: it is not even sent', async () => {
    const { siteUrl, apiRoot } = { siteUrl: sites.plain.url, apiRoot: `${sites.plain.url}/wp-json/` }
    const { tryCredentials } = (await import('../../../app/connectors/registry.ts')).connectors.woocommerce
    const { storeDeps } = await import('../../../app/connections/connector-deps.server.ts')
    const sent: string[] = []
    const deps = {
      ...storeDeps(null),
      fetch: (async (input) => Promise.reject(new Error(sent.push(String(input)) + ''))) as typeof fetch,
    }
    const auth = { kind: 'application_password' as const, username: 'admin', password: 'abcd EFGH 1234' }
    const tried = await tryCredentials({ siteUrl, apiRoot, passwordApprovalUrl: null }, auth, deps)
    expect(tried).toEqual({ ok: false, issue: 'passwords_unavailable' })
    expect(sent).toEqual([])
  })

  it('a site that is not there', async () => {
    const grant = await passwordOf('local')
    await sites.local.goAway()
    try {
      await expect(connect(sites.local.url, grant)).rejects.toMatchObject({ reason: 'unreachable' })
    } finally {
      await sites.local.comeBack()
    }
  })

  it('a site that leads round in circles', async () => {
    const grant = await keysOf('plain')
    setUp('plain', { forcesHttps: true })
    await expect(connect(sites.plain.url, grant)).rejects.toMatchObject({
      reason: expect.stringMatching(/redirect|unreachable|private_address/) as string,
    })
  })
})

describe('new credentials for a connected store', () => {
  it('take the place of the old ones, which are revoked', async () => {
    const old = await passwordOf('local')
    const { connectionId } = await connect(sites.local.url, old)
    const before = sites.local.site.data.applicationPasswords.size
    const grant = await passwordOf('local')
    expect(await connect(sites.local.url, grant, connectionId)).toEqual({ connectionId })
    expect((await stored(connectionId)).credentials.auth).toMatchObject(grant)
    expect(sites.local.site.data.applicationPasswords.size).toBe(before)
  })

  it('are refused for another site', async () => {
    const { connectionId } = await connect(sites.local.url, await passwordOf('local'))
    const grant = await keysOf('plain')
    await expect(connect(sites.plain.url, grant, connectionId)).rejects.toMatchObject({ reason: 'other_site' })
  })

  it('are refused for a site that has a connection of its own under its present address', async () => {
    const old = await connect(sites.local.url, await passwordOf('local'))
    const accountKey = sites.local.url.replace('http:', 'https:')
    await db.connection.update({ where: { id: old.connectionId }, data: { accountKey } })
    await db.connection.create({
      data: { workspaceId, channel: 'woocommerce', accountKey: sites.local.url, label: 'Again' },
    })
    const grant = await passwordOf('local')
    await expect(connect(sites.local.url, grant, old.connectionId)).rejects.toMatchObject({ reason: 'other_site' })
  })

  it('are not sent to a site of another name that the address leads to', async () => {
    const grant = await passwordOf('local')
    const typed = otherNameOf(sites.local.url)
    await expect(connect(typed, grant)).rejects.toMatchObject({ reason: 'leads_elsewhere', field: 'siteUrl' })
  })

  it('are not kept where they do not work; the old ones stay', async () => {
    const old = await passwordOf('local')
    const { connectionId } = await connect(sites.local.url, old)
    await expect(connect(sites.local.url, await passwordOf('local', 'author'), connectionId)).rejects.toMatchObject({
      reason: 'role_too_weak',
    })
    expect((await stored(connectionId)).credentials.auth).toMatchObject(old)
  })

  it('never reach a store of another workspace', async () => {
    const { connectionId } = await connect(sites.local.url, await passwordOf('local'))
    workspaceId = (await db.workspace.create({ data: { name: 'other' } })).id
    await expect(connect(sites.local.url, await passwordOf('local'), connectionId)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
