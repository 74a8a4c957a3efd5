import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImageRequirements } from '../../../app/core/channel/requirements.ts'
import { undescribed, type ListingState } from '../../../app/core/channel/listing-state.ts'
import { isComplianceIssue } from '../../../app/core/export/compliance-issues.ts'
import type { PlannableAsset } from '../../../app/core/export/plan-input.ts'
import { planListing } from '../../../app/core/export/plan.ts'
import type { MappingEntry } from '../../../app/core/mapping/mapping.ts'
import { ok } from '../../../app/core/result.ts'
import type { PlannedItem } from '../../../app/services/export-plan/save-plan.server.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

// Whole pictures are decoded: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let importAsset: typeof import('../../../app/services/import-asset.server.ts').importAsset
let checkPictures: typeof import('../../../app/pipeline/compliance/check-pictures.server.ts').checkPictures
let acceptFixes: typeof import('../../../app/services/compliance/change-fixes.server.ts').acceptFixes
let attest: typeof import('../../../app/services/compliance/change-review.server.ts').attest
let checkMainPictures: typeof import('../../../app/services/export-plan/check-main-pictures.server.ts').checkMainPictures
let savePlan: typeof import('../../../app/services/export-plan/save-plan.server.ts').savePlan
let readPlanView: typeof import('../../../app/queries/plan-view.server.ts').readPlanView
let listPlanItems: typeof import('../../../app/queries/export-plan.server.ts').listPlanItems
let planColumns: typeof import('../../../app/queries/plan-view.server.ts').planColumns
let workspaceId: string
let main: string
let other: string

const withoutRules: ImageRequirements = {
  ...{ formats: ['jpeg'], maxBytes: 10_000_000, maxPixels: 100_000_000, maxSidePx: 10_000, minSidePx: 500 },
  ...{ maxAspectRatio: 5, maxAltLength: 0, maxMediaPerListing: 9, animated: false },
  ...{ source: 'a test', sourceDate: '2026-08-05' },
}
const requirements: ImageRequirements = { ...withoutRules, pictureRules: 'amazon' }

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ importAsset } = await import('../../../app/services/import-asset.server.ts'))
  ;({ checkPictures } = await import('../../../app/pipeline/compliance/check-pictures.server.ts'))
  ;({ acceptFixes } = await import('../../../app/services/compliance/change-fixes.server.ts'))
  ;({ attest } = await import('../../../app/services/compliance/change-review.server.ts'))
  ;({ savePlan } = await import('../../../app/services/export-plan/save-plan.server.ts'))
  ;({ readPlanView, planColumns } = await import('../../../app/queries/plan-view.server.ts'))
  ;({ listPlanItems } = await import('../../../app/queries/export-plan.server.ts'))
  ;({ checkMainPictures } = await import('../../../app/services/export-plan/check-main-pictures.server.ts'))
})

afterAll(() => environment.close())

beforeEach(async () => {
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
  main = await anAsset('#f9f9f9')
  other = await anAsset('#8a40a0')
})

async function anAsset(background: string): Promise<string> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><rect width="1200" height="1200" fill="${background}"/><ellipse cx="600" cy="600" rx="530" ry="540" fill="#b03020"/></svg>`
  const body = Readable.from([await sharp(Buffer.from(drawing)).png().toBuffer()])
  const result = await importAsset({ workspaceId, body, fileName: 'ball.png', source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  return result.value.assetId
}

/** The plan of a SKU on a channel with a main place, for these pictures in order. */
function planned(assetIds: readonly string[], mainPlace: 'empty' | 'filled' = 'empty'): PlannedItem {
  const isMain = (position: number) => mainPlace === 'empty' && position === 0
  const observed: ListingState = {
    ...{ remoteId: 'MUG-RED', title: 'Mug, red', variants: [], variantMedia: [], mainPlace, swatch: null },
    media: mainPlace === 'empty' ? [] : [undescribed('theirs')],
  }
  const assets = assetIds.map((id): [string, PlannableAsset] => [
    id,
    { id, altText: '', rendition: ok({ key: `key-${id}`, fileName: `${id}.jpg`, spec: null }), video: null },
  ])
  const entries = assetIds.map((assetId, position): MappingEntry => ({
    ...{ assetId, target: { kind: 'product' }, role: isMain(position) ? 'hero' : 'angle', position },
    ...{ altText: null, origin: 'manual', accepted: true, confidence: null, reason: null },
  }))
  const { change, issues } = planListing({
    ...{ variantPictures: 'none', variantGalleries: false, listing: observed, variants: [], elsewhere: [] },
    ...{ entries, assets: new Map(assets), videos: null, ledger: new Map(), placed: new Set() },
    ...{ images: requirements, mode: 'add' },
  })
  return { listingId: 'l', observed, entries, change, issues }
}

const told = async (item: PlannedItem, rules: ImageRequirements = requirements) => {
  const [checked] = await checkMainPictures(rules, workspaceId, [item])
  return checked?.issues.filter(isComplianceIssue).map(({ code, assetId }) => [code, assetId])
}
const queued = () =>
  db.$queryRaw<{ ids: string[] }[]>`
    SELECT data->'assetIds' AS ids FROM pgboss.job WHERE name = 'check-pictures' AND data->>'workspaceId' = ${workspaceId}`
const check = () => checkPictures({ workspaceId, assetIds: [main, other] }, new AbortController().signal)

it('says that a main picture without a report is being checked, and has it checked', async () => {
  expect(await told(planned([main, other]))).toEqual([['compliance_unchecked', main]])
  expect(await queued()).toEqual([{ ids: [main] }])
  expect(await db.complianceReport.count({ where: { workspaceId } })).toBe(0)
})

it('has it checked once, however often a page that waits for it asks', async () => {
  await told(planned([main, other]))
  await told(planned([main, other]))
  expect(await queued()).toEqual([{ ids: [main] }])
})

it('has all main pictures of a long plan checked, 500 in a job', async () => {
  const row = { workspaceId, kind: 'image' as const, fileName: 'ball.png', title: 'Ball', mimeType: 'image/png' }
  const many = Array.from({ length: 501 }, (_, at) => ({
    ...row,
    byteSize: 1,
    source: 'upload',
    facts: {},
    sha256: `${at}`,
  }))
  const assets = await db.asset.createManyAndReturn({ data: many, select: { id: true } })
  await checkMainPictures(
    requirements,
    workspaceId,
    assets.map(({ id }) => planned([id, other])),
  )
  const jobs = await queued()
  expect(jobs.map(({ ids }) => ids.length).toSorted((a, b) => a - b)).toEqual([1, 500])
  expect(jobs.flatMap(({ ids }) => ids).toSorted()).toEqual(assets.map(({ id }) => id).toSorted())
})

it('tells of the main picture alone what its kept report says, and measures nothing', async () => {
  await check()
  const before = await db.complianceReport.findMany({ where: { workspaceId } })
  expect(await told(planned([main, other]))).toEqual([['compliance_fixable', main]])
  expect(await db.complianceReport.findMany({ where: { workspaceId } })).toEqual(before)
  expect(await queued()).toEqual([])
})

it('goes by the report of the fixed picture once a fix is accepted', async () => {
  await check()
  await acceptFixes({ workspaceId, assetId: main, by: 'user:7' }, ['white'])
  expect(await told(planned([main, other]))).toEqual([])
})

it('names what a person vouched for, and by which words: it is no pass', async () => {
  await check()
  const vouch = (holds: boolean) =>
    attest({ workspaceId, assetId: other }, { statement: 'background_allowed', by: 'user:7', holds })
  await vouch(true)
  const [checked] = await checkMainPictures(requirements, workspaceId, [planned([other, main])])
  expect(checked?.issues.filter(isComplianceIssue)).toEqual([
    {
      ...{ code: 'compliance_vouched', severity: 'info', assetId: other },
      happened: 'As a main picture: The background of a main picture must be pure white (255, 255, 255).',
      remedy: 'Somebody vouched for it: “The category allows this background for main pictures.”',
    },
  ])
  await vouch(false)
  expect(await told(planned([other, main]))).toEqual([['compliance_fixable', other]])
})

it('says nothing where no main picture is new, or the channel has no picture rules', async () => {
  await check()
  expect(await told(planned([main, other], 'filled'))).toEqual([])
  expect(await told(planned([main, other]), withoutRules)).toEqual([])
})

describe('a plan that was made meanwhile', () => {
  let planId: string

  beforeEach(async () => {
    const account = { workspaceId, channel: 'amazon', accountKey: workspaceId, label: 'Amazon' } as const
    const { id: connectionId } = await db.connection.create({ data: account })
    const { id: productId } = await db.product.create({
      data: { workspaceId, title: 'Mug', handle: 'mug', options: [] },
    })
    const listing = { workspaceId, connectionId, productId, remoteId: 'MUG-RED' }
    const { id: listingId } = await db.listing.create({ data: listing })
    const items = await checkMainPictures(requirements, workspaceId, [{ ...planned([main, other]), listingId }])
    const estimate = () => ({ points: 0, calls: 1, seconds: 1 })
    planId = await savePlan({ estimate }, { workspaceId, connectionId, draftId: null, mode: 'add', items })
  })

  const codesOf = (items: readonly { readonly issues: readonly { readonly code: string }[] }[]) =>
    items.flatMap(({ issues }) => issues.map(({ code }) => code))

  const shown = async () => {
    const plan = await db.exportPlan.findUniqueOrThrow({ where: { id: planId }, select: planColumns })
    const { checking, items } = await readPlanView(workspaceId, plan, 1)
    const forPrograms = await listPlanItems(workspaceId, plan, { from: 0, limit: 10 })
    expect(codesOf(forPrograms)).toEqual(codesOf(items))
    return { checking, codes: codesOf(items) }
  }

  it('says by itself what the check found, and until then that it is under way', async () => {
    expect(await shown()).toEqual({ checking: 1, codes: ['compliance_unchecked'] })
    await check()
    expect(await shown()).toEqual({ checking: 0, codes: ['compliance_fixable'] })
  })

  it('judges the picture that it would send: a fix that was accepted later is not in it', async () => {
    await check()
    await acceptFixes({ workspaceId, assetId: main, by: 'user:7' }, ['white'])
    expect(await shown()).toEqual({ checking: 0, codes: ['compliance_fixable'] })
  })
})
