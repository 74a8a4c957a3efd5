import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readSearch } from '../../../app/read-search.server.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { callRoute } from '../../support/call-route.ts'

const shop = 'demo.myshopify.com'

let environment: AppEnvironment
let params: Record<string, string>

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  const { workspaceId, runId } = await aPopulatedWorkspace({ shop })
  const { db } = await import('../../../app/db.server.ts')
  const where = { workspaceId }
  const { id: draftId } = await db.exportDraft.findFirstOrThrow({ where })
  const { id: productId } = await db.product.findFirstOrThrow({ where })
  const { id: planId } = await db.exportPlan.findFirstOrThrow({ where })
  const account = { workspaceId, channel: 'amazon' as const, accountKey: 'A1:ATVPDKIKX0DER', label: 'Northwind' }
  const { id: connectionId } = await db.connection.create({ data: account })
  params = { draftId, productId, planId, connectionId, runId }
})

afterAll(() => environment.close())

/** Pages whose address says what they show, and the names in it. */
const searching: [route: string, ...names: string[]][] = [
  ['app.library.tsx', 'query', 'tag', 'page'],
  ['app.products.tsx', 'query', 'cursor'],
  ['app.products_.matching.ts', 'query'],
  ['app.exports._index.tsx', 'query', 'page', 'store'],
  ['app.drafts.$draftId.map.tsx', 'query', 'page', 'product'],
  ['app.drafts.$draftId.pictures.ts', 'query', 'page'],
  ['app.drafts.$draftId.seller-central.tsx', 'page'],
  ['app.connections_.$connectionId_.products.tsx', 'query', 'page'],
  ['app.connections_.$connectionId_.products_.$productId.tsx', 'query', 'chosen'],
  ['app.connections_.$connectionId_.store.tsx', 'query', 'cursor'],
  ['app.connections_.$connectionId_.listings.ts', 'query'],
  ['app.connections.amazon.new.tsx', 'connection'],
  ['app.connections.woocommerce.new.tsx', 'connection'],
  ['app.connections.amazon.approved.tsx', 'ticket'],
  ['app.connections.amazon.appstore.tsx', 'request'],
  ['app.undo.$planId.tsx', 'page'],
]

const odd: [what: string, text: string][] = [
  ['nothing but U+0000', '\0'],
  ['U+0000 in a word', 'm\0ug'],
  ['half a character', '\ud83d'],
  ['5,000 letters', 'x'.repeat(5000)],
  ['a character that begins within the longest text', `${'x'.repeat(199)}😀`],
  ['a huge number', '9007199254740991'],
]

const cases = searching.flatMap(([route, ...names]) => names.map((name) => ({ route, name })))

describe.each(cases)('?$name= of $route', ({ route, name }) => {
  it.each(odd)('is answered where it is %s', async (_what, text) => {
    const query = `?${new URLSearchParams({ [name]: text }).toString()}`
    const { status, text: answer } = await callRoute({ route, kind: 'loader', shop, params, query })
    expect(status, answer).toBeLessThan(500)
  })
})

it.each([
  ['?query=mug', 'mug'],
  ['?query=m%00ug%00', 'mug'],
  ['?query=mug&query=lamp', 'lamp'],
  ['', undefined],
])('%s searches for %s', (search, query) => {
  const schema = z.object({ query: z.string().optional() })
  expect(readSearch(schema, new Request(`https://app.example/app/library${search}`))).toEqual({ query })
})
