import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPopulatedWorkspace } from '../../support/a-populated-workspace.ts'
import { callRoute } from '../../support/call-route.ts'
import { countRows, listFiles } from '../../support/count-rows.ts'
import { nobody, type Ids } from './bad-input/bad-input-case.ts'
import { draftCases } from './bad-input/draft-cases.ts'
import { exportCases } from './bad-input/export-cases.ts'
import { libraryCases } from './bad-input/library-cases.ts'
import { matchingCases } from './bad-input/matching-cases.ts'
import { settingsCases } from './bad-input/settings-cases.ts'

const shop = 'demo.myshopify.com'

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

const actions = { ...libraryCases, ...matchingCases, ...settingsCases, ...draftCases, ...exportCases }

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
  ['app.drafts.$draftId.seller-central.tsx', 'draftId'],
  ['app.drafts.$draftId.seller-central_.asins.ts', 'draftId'],
  ['app.drafts.$draftId.seller-central_.pictures.ts', 'draftId'],
  ['app.exports.$runId.tsx', 'runId'],
  ['app.exports.$runId.events.ts', 'runId'],
  ['app.exports.$runId.results.ts', 'runId'],
  ['app.exports.$runId.pictures.ts', 'runId'],
  ['app.plans.$planId.pictures.ts', 'planId'],
  ['app.undo.$planId.tsx', 'planId'],
]

describe.each(byId)('the address of %s', (route, name) => {
  it.each(['of another workspace', 'of nothing', 'that is no id'])('with an id %s shows nothing', async (which) => {
    const id = { 'of another workspace': foreign[name as keyof Ids], 'of nothing': nobody }[which] ?? "1' OR 1=1"
    await expectRefusal({ route, kind: 'loader', params: { [name]: id } }, 404)
  })
})
