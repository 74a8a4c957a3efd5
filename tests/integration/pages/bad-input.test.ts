import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { aForm, aJsonBody, callRoute } from '../../support/call-route.ts'
import { countRows, listFiles } from '../../support/count-rows.ts'

const shop = 'demo.myshopify.com'
const nobody = '01900000-0000-7000-8000-000000000000'

type Ids = Record<
  'amazonId' | 'assetId' | 'draftId' | 'productId' | 'planId' | 'runId' | 'keyId' | 'connectionId',
  string
>

let environment: AppEnvironment
let own: Ids
/** Rows that exist, in another workspace. */
let foreign: Ids

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  own = await idsOf(await aPopulatedWorkspace({ shop }))
  foreign = await idsOf(await aPopulatedWorkspace({ shop: 'other.myshopify.com' }))
})

afterAll(() => environment.close())

async function idsOf({
  workspaceId,
  connectionId,
  runId,
}: Awaited<ReturnType<typeof aPopulatedWorkspace>>): Promise<Ids> {
  const { db } = await import('../../../app/db.server.ts')
  const where = { workspaceId }
  const { id: assetId } = await db.asset.findFirstOrThrow({ where })
  const { id: draftId } = await db.exportDraft.findFirstOrThrow({ where })
  const { id: productId } = await db.product.findFirstOrThrow({ where })
  const { id: planId } = await db.exportPlan.findFirstOrThrow({ where })
  const account = { workspaceId, channel: 'amazon' as const, accountKey: 'A1:ATVPDKIKX0DER', label: 'Northwind' }
  const { id: amazonId } = await db.connection.create({ data: account })
  const { id: keyId } = await db.apiKey.findFirstOrThrow({ where })
  return { amazonId, assetId, draftId, productId, planId, runId, keyId, connectionId }
}

interface Case {
  what: string
  params?: (ids: { own: Ids; foreign: Ids }) => Record<string, string>
  init: (ids: { own: Ids; foreign: Ids }) => RequestInit
  status: number
}

const form = (fields: Record<string, string>) => () => aForm(fields)
const notAForm: Case = { what: 'no form', init: () => aJsonBody({}), status: 415 }
const hugeForm: Case = { what: 'a huge form', init: form({ intent: 'x'.repeat(300_000) }), status: 413 }
const emptyForm: Case = { what: 'an empty form', init: form({}), status: 422 }
const draft: Pick<Case, 'params'> = { params: ({ own }) => ({ draftId: own.draftId }) }
const asset: Pick<Case, 'params'> = { params: ({ own }) => ({ assetId: own.assetId }) }
const run: Pick<Case, 'params'> = { params: ({ own }) => ({ runId: own.runId }) }
const connection: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.connectionId }) }
const product: Pick<Case, 'params'> = { params: ({ own }) => ({ draftId: own.draftId, productId: own.productId }) }
const store: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.connectionId }) }
const linked: Pick<Case, 'params'> = {
  params: ({ own }) => ({ connectionId: own.connectionId, productId: own.productId }),
}
const amazon: Pick<Case, 'params'> = { params: ({ own }) => ({ connectionId: own.amazonId }) }
const csv = (body: string) => () => ({ method: 'POST', body, headers: { 'content-type': 'text/csv' } })
const aLink = { intent: 'link', listingRemoteId: '1', pairs: '{}' }
const entry = { entryId: nobody, target: { kind: 'product' }, role: 'angle' }

/** What each action must refuse. A new route with an action needs its row here. */
const actions: Record<string, Case[]> = {
  'app._index.tsx': [],
  'app.library.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'an unknown wish', init: form({ intent: 'burn', ids: nobody }), status: 422 },
    { what: 'no ids', init: form({ intent: 'delete', ids: '' }), status: 422 },
    { what: 'what is no id', init: form({ intent: 'delete', ids: "1' OR 1=1" }), status: 422 },
    { what: '501 ids', init: form({ intent: 'delete', ids: Array(501).fill(nobody).join() }), status: 422 },
    { what: 'a tag too long', init: form({ intent: 'tag', ids: nobody, tag: 'x'.repeat(61) }), status: 422 },
  ],
  'app.library_.$assetId.tsx': [
    { ...notAForm, ...asset },
    { ...hugeForm, ...asset },
    { ...emptyForm, ...asset, status: 400 },
    { what: 'no title', ...asset, init: form({ intent: 'save', title: ' ', altText: '', tags: '[]' }), status: 422 },
    {
      what: 'tags that are no list',
      ...asset,
      init: form({ intent: 'save', title: 'x', altText: '', tags: '{' }),
      status: 400,
    },
    {
      what: 'alt text too long',
      ...asset,
      init: form({ intent: 'save', title: 'x', altText: 'x'.repeat(513), tags: '[]' }),
      status: 422,
    },
    {
      what: 'an asset of another workspace',
      params: ({ foreign }) => ({ assetId: foreign.assetId }),
      init: form({ intent: 'save', title: 'x', altText: '', tags: '[]' }),
      status: 404,
    },
  ],
  'app.library_.upload.ts': [
    { what: 'an empty file', init: () => ({ method: 'POST', body: '' }), status: 422 },
    { what: 'no picture', init: () => ({ method: 'POST', body: 'hello' }), status: 422 },
    {
      what: 'a name that cannot be read',
      init: () => ({ method: 'POST', body: 'hello', headers: { 'X-File-Name': '%E0%A4%A' } }),
      status: 400,
    },
    {
      what: 'a description that cannot be read',
      init: () => ({ method: 'POST', body: 'hello', headers: { 'X-Asset-Metadata': 'bm8=' } }),
      status: 400,
    },
  ],
  'app.library_.import-url.ts': [
    notAForm,
    { what: 'no address', init: form({}), status: 422 },
    { what: 'a private address', init: form({ url: 'http://127.0.0.1:1/a.jpg' }), status: 422 },
    { what: 'a file of this machine', init: form({ url: 'file:///etc/passwd' }), status: 422 },
  ],
  'app.connections_.$connectionId_.links.ts': [
    { what: 'an empty file', ...amazon, init: csv(''), status: 422 },
    { what: 'a picture', ...amazon, init: csv('\x89PNG\0\0'), status: 422 },
    { what: 'no column of listings', ...amazon, init: csv('sku,price\nA,9'), status: 422 },
    { what: 'a quote without an end', ...amazon, init: csv('sku,seller_sku\nA,"B'), status: 422 },
    { what: 'a cell too long', ...amazon, init: csv(`sku,seller_sku\nA,${'B'.repeat(3000)}`), status: 422 },
    { what: '11 MB', ...amazon, init: csv('x'.repeat(11 * 1024 * 1024)), status: 413 },
    { what: 'a shop, which is not matched', ...store, init: csv('sku,seller_sku\nA,B'), status: 404 },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId }),
      init: csv('sku,seller_sku\nA,B'),
      status: 404,
    },
  ],
  'app.connections_.$connectionId_.products.tsx': [
    { ...notAForm, ...store },
    { ...hugeForm, ...store },
    { ...emptyForm, ...store },
    { what: 'an unknown wish', ...store, init: form({ intent: 'burn' }), status: 422 },
    { what: 'no products', ...store, init: form({ intent: 'accept', productIds: '' }), status: 422 },
    { what: 'what is no product', ...store, init: form({ intent: 'accept', productIds: '1,2' }), status: 422 },
    {
      what: '101 products',
      ...store,
      init: form({ intent: 'accept', productIds: Array(101).fill(nobody).join() }),
      status: 422,
    },
    { what: 'a shop, which is not matched', ...store, init: form({ intent: 'find' }), status: 404 },
    { what: 'what is no store', params: () => ({ connectionId: '1' }), init: form({ intent: 'find' }), status: 404 },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId }),
      init: form({ intent: 'accept-all' }),
      status: 404,
    },
  ],
  'app.connections_.$connectionId_.products_.$productId.tsx': [
    { ...notAForm, ...linked },
    { ...hugeForm, ...linked },
    { ...emptyForm, ...linked },
    { what: 'no listing', ...linked, init: form({ intent: 'link', listingRemoteId: '', pairs: '{}' }), status: 422 },
    { what: 'pairs that are no JSON', ...linked, init: form({ ...aLink, pairs: '{' }), status: 422 },
    { what: 'pairs of what are no variants', ...linked, init: form({ ...aLink, pairs: '{"1":"2"}' }), status: 422 },
    { what: 'a shop, which is not matched', ...linked, init: form(aLink), status: 404 },
    {
      what: 'a choice for what is no variant',
      ...linked,
      init: form({ intent: 'choose', variantId: '1', listingRemoteId: 'A' }),
      status: 422,
    },
    {
      what: 'a choice of no listing',
      ...linked,
      init: form({ intent: 'choose', variantId: nobody, listingRemoteId: '' }),
      status: 422,
    },
    {
      what: 'what is no product',
      params: ({ own }) => ({ connectionId: own.connectionId, productId: '1' }),
      init: form(aLink),
      status: 404,
    },
    {
      what: 'a store of another workspace',
      params: ({ foreign }) => ({ connectionId: foreign.connectionId, productId: foreign.productId }),
      init: form({ intent: 'unlink', listingRemoteId: '1' }),
      status: 404,
    },
  ],
  'app.products.tsx': [
    notAForm,
    hugeForm,
    { ...emptyForm, status: 400 },
    { what: 'ids that are no list', init: form({ remoteIds: '"x"' }), status: 400 },
    { what: 'no products', init: form({ remoteIds: '[]' }), status: 422 },
    { what: 'pictures that are no ids', init: form({ remoteIds: '["p"]', assetIds: '["1"]' }), status: 400 },
    { what: 'pictures of nobody', init: form({ remoteIds: '["p"]', assetIds: `["${nobody}"]` }), status: 404 },
    {
      what: '501 products',
      init: form({ remoteIds: JSON.stringify(Array.from({ length: 501 }, (_, n) => `p${n}`)) }),
      status: 422,
    },
  ],
  'app.settings.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    {
      what: 'a picture size out of range',
      init: form({ intent: 'save-images', longestSidePx: '9', format: 'keep' }),
      status: 422,
    },
    { what: 'a key without a name', init: form({ intent: 'create-key', name: ' ', scopes: 'read' }), status: 422 },
    { what: 'a key without permissions', init: form({ intent: 'create-key', name: 'x', scopes: '' }), status: 422 },
    {
      what: 'a permission that does not exist',
      init: form({ intent: 'create-key', name: 'x', scopes: 'root' }),
      status: 422,
    },
    {
      what: 'a key of another workspace',
      init: ({ foreign }) => aForm({ intent: 'revoke-key', keyId: foreign.keyId }),
      status: 404,
    },
    {
      what: 'a connection of another workspace',
      init: ({ foreign }) => aForm({ intent: 'check-connection', connectionId: foreign.connectionId }),
      status: 404,
    },
  ],
  'app.connections.woocommerce.new.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'no address', init: form({ intent: 'find', siteUrl: '' }), status: 422 },
    { what: 'a private address', init: form({ intent: 'find', siteUrl: 'http://127.0.0.1:1' }), status: 422 },
    { what: 'a file of this machine', init: form({ intent: 'find', siteUrl: 'file:///etc/passwd' }), status: 422 },
    {
      what: 'an approval of no kind',
      init: form({ intent: 'approve', siteUrl: 'example.com', method: 'trust' }),
      status: 422,
    },
    {
      what: 'a password for a private address',
      init: form({ intent: 'use-password', siteUrl: 'http://10.0.0.1', username: 'x', password: 'y' }),
      status: 422,
    },
    {
      what: 'keys without a secret',
      init: form({ intent: 'use-keys', siteUrl: 'example.com', consumerKey: 'ck_1' }),
      status: 422,
    },
  ],
  'app.connections.woocommerce.approved.$attemptId.tsx': [
    { what: 'an approval of nobody', params: () => ({ attemptId: nobody }), init: form({}), status: 404 },
    { what: 'what is no id', params: () => ({ attemptId: "1' OR 1=1" }), init: form({}), status: 404 },
  ],
  'app.connections.amazon.new.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'no store', init: form({ intent: 'start' }), status: 422 },
    { what: 'an operator without an app', init: form({ intent: 'start', marketplaceId: 'X' }), status: 409 },
  ],
  'app.connections.amazon.approved.tsx': [
    notAForm,
    hugeForm,
    { what: 'a ticket of nobody', init: form({ marketplaceIds: 'ATVPDKIKX0DER' }), status: 404 },
  ],
  'app.connections.amazon.appstore.tsx': [{ what: 'an operator without an app', init: form({}), status: 409 }],
  'app.connections.$connectionId.tsx': [
    { ...notAForm, ...connection },
    { ...hugeForm, ...connection },
    { ...emptyForm, ...connection },
    {
      what: 'a new name for a store of Shopify',
      ...connection,
      init: form({ intent: 'rename', label: 'x' }),
      status: 409,
    },
    { what: 'an end for a store of Shopify', ...connection, init: form({ intent: 'disconnect' }), status: 409 },
    {
      what: 'an end for a seller that is none',
      ...connection,
      init: form({ intent: 'disconnect-seller' }),
      status: 404,
    },
    ...['check', 'disconnect', 'disconnect-seller'].map((intent) => ({
      what: `a connection of another workspace (${intent})`,
      params: ({ foreign }: { foreign: Ids }) => ({ connectionId: foreign.connectionId }),
      init: form({ intent }),
      status: 404,
    })),
  ],
  'app.drafts.$draftId.map.tsx': [
    { ...notAForm, ...draft },
    { ...hugeForm, ...draft },
    { ...emptyForm, ...draft },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: form({ intent: 'propose' }),
      status: 404,
    },
  ],
  'app.drafts.$draftId.plan.tsx': [
    { ...notAForm, ...draft },
    { ...hugeForm, ...draft },
    { ...emptyForm, ...draft },
    {
      what: 'a draft of another workspace',
      params: ({ foreign }) => ({ draftId: foreign.draftId }),
      init: form({ intent: 'plan' }),
      status: 404,
    },
    {
      what: 'a plan of another workspace',
      ...draft,
      init: ({ foreign }) => aForm({ intent: 'approve', approvals: JSON.stringify([{ planId: foreign.planId }]) }),
      status: 404,
    },
    { what: 'approvals that are not JSON', ...draft, init: form({ intent: 'approve', approvals: '[' }), status: 422 },
    { what: 'no store at all', ...draft, init: form({ intent: 'destinations', connectionIds: '' }), status: 422 },
    {
      what: 'a store of another workspace',
      ...draft,
      init: ({ foreign }) => aForm({ intent: 'destinations', connectionIds: foreign.connectionId }),
      status: 422,
    },
  ],
  'app.drafts.$draftId.products.$productId.mapping.ts': [
    { what: 'what is not JSON', ...product, init: () => ({ ...aJsonBody({}), body: '{' }), status: 400 },
    { what: 'an unknown change', ...product, init: () => aJsonBody({ type: 'explode' }), status: 422 },
    { what: 'a huge change', ...product, init: () => aJsonBody({ type: 'x'.repeat(300_000) }), status: 413 },
    {
      what: 'an asset of another workspace',
      ...product,
      init: ({ foreign }) => aJsonBody({ type: 'assign', assetId: foreign.assetId, ...entry }),
      status: 404,
    },
    {
      what: 'a product of another workspace',
      params: ({ own, foreign }) => ({ draftId: own.draftId, productId: foreign.productId }),
      init: ({ own }) => aJsonBody({ type: 'assign', assetId: own.assetId, ...entry }),
      status: 404,
    },
    {
      what: 'a variant that the product lacks',
      ...product,
      init: ({ own }) =>
        aJsonBody({ type: 'assign', assetId: own.assetId, ...entry, target: { kind: 'variant', variantId: nobody } }),
      status: 422,
    },
  ],
  'app.exports.$runId.tsx': [
    { ...notAForm, ...run },
    { ...emptyForm, ...run },
    { what: 'a time that is none', ...run, init: form({ intent: 'reschedule', date: 'soon', time: '9' }), status: 422 },
    {
      what: 'a time that has passed',
      ...run,
      init: form({ intent: 'reschedule', date: '2020-01-01', time: '09:00' }),
      status: 422,
    },
    { what: 'a time for a run that has begun', ...run, init: form({ intent: 'start-now' }), status: 409 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({ intent: 'cancel' }),
      status: 404,
    },
  ],
  'app.exports.$runId.conflicts.ts': [
    { ...notAForm, ...run },
    { ...hugeForm, ...run },
    { ...emptyForm, ...run },
    { what: 'an unknown decision', ...run, init: form({ decision: 'fight' }), status: 422 },
    { what: 'a product that is no id', ...run, init: form({ decision: 'keep', itemId: '1' }), status: 422 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({ decision: 'skip' }),
      status: 404,
    },
  ],
  'app.exports.$runId.undo.ts': [
    { ...notAForm, ...run },
    { ...hugeForm, ...run },
    { what: 'a product that is no id', ...run, init: form({ itemId: '1' }), status: 422 },
    { what: 'a range that is none', ...run, init: form({ later: 'perhaps' }), status: 422 },
    {
      what: 'a run of another workspace',
      params: ({ foreign }) => ({ runId: foreign.runId }),
      init: form({}),
      status: 404,
    },
  ],
  'app.undo._index.tsx': [
    notAForm,
    hugeForm,
    emptyForm,
    { what: 'an account that is no id', init: form({ connectionId: '1' }), status: 422 },
    {
      what: 'a date that is none',
      init: form({ connectionId: nobody, date: 'yesterday' }),
      status: 422,
    },
    { what: 'an account of nobody', init: form({ connectionId: nobody }), status: 404 },
  ],
  'app.undo.$planId.tsx': [
    {
      what: 'a plan that is no undo',
      params: ({ own }) => ({ planId: own.planId }),
      init: form({ intent: 'approve' }),
      status: 404,
    },
    {
      what: 'a plan of another workspace',
      params: ({ foreign }) => ({ planId: foreign.planId }),
      init: form({ intent: 'approve' }),
      status: 404,
    },
  ],
}

/** What is authenticated otherwise has tests of its own. */
const notPages = ['api.', 'auth.', 'connect.', 'webhooks.']

const modules = readdirSync('app/routes').filter((file) => /\.tsx?$/.test(file) && !file.includes('.server.'))
const pages = modules.filter((file) => !notPages.some((prefix) => file.startsWith(prefix)))

async function expectRefusal(call: Omit<Parameters<typeof callRoute>[0], 'shop'>, status: number) {
  const rows = await countRows()
  const files = await listFiles(environment.storageDir)
  const answer = await callRoute({ shop, ...call })
  expect(answer.status, answer.text).toBe(status)
  expect(answer.text).toMatch(/\w{3,} \w{2,}/)
  expect(await countRows()).toEqual(rows)
  expect(await listFiles(environment.storageDir)).toEqual(files)
}

describe('the table', () => {
  it('has a row for every action', async () => {
    const withAction: string[] = []
    for (const file of pages) {
      const module = (await import(`../../../app/routes/${file}`)) as { action?: unknown }
      if (module.action) withAction.push(file)
    }
    expect(withAction.sort()).toEqual(Object.keys(actions).sort())
  })
})

describe.each(Object.entries(actions).filter(([, cases]) => cases.length > 0))('%s', (route, cases) => {
  it.each(cases)('refuses $what', async ({ params, init, status }) => {
    const ids = { own, foreign }
    await expectRefusal({ route, kind: 'action', params: params?.(ids), init: init(ids) }, status)
  })
})

/** Pages with an id in their address. */
const byId: [string, string][] = [
  ['app.connections.$connectionId.tsx', 'connectionId'],
  ['app.library_.$assetId.tsx', 'assetId'],
  ['app.drafts.$draftId.map.tsx', 'draftId'],
  ['app.drafts.$draftId.plan.tsx', 'draftId'],
  ['app.exports.$runId.tsx', 'runId'],
  ['app.exports.$runId.events.ts', 'runId'],
  ['app.exports.$runId.results.ts', 'runId'],
  ['app.undo.$planId.tsx', 'planId'],
]

describe.each(byId)('the address of %s', (route, name) => {
  it.each(['of another workspace', 'of nothing', 'that is no id'])('with an id %s shows nothing', async (which) => {
    const id = { 'of another workspace': foreign[name as keyof Ids], 'of nothing': nobody }[which] ?? "1' OR 1=1"
    await expectRefusal({ route, kind: 'loader', params: { [name]: id } }, 404)
  })
})
