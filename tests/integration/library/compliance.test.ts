import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ImageRequirements } from '../../../app/core/channel/requirements.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'

// Whole pictures are decoded and drawn: seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let importAsset: typeof import('../../../app/services/import-asset.server.ts').importAsset
let compliancePage: typeof import('../../../app/services/compliance/compliance-page.server.ts').compliancePage
let fixes: typeof import('../../../app/services/compliance/change-fixes.server.ts')
let review: typeof import('../../../app/services/compliance/change-review.server.ts')
let views: typeof import('../../../app/services/compliance/picture-view.server.ts')
let checkPictures: typeof import('../../../app/pipeline/compliance/check-pictures.server.ts').checkPictures
let complianceOf: typeof import('../../../app/queries/compliance-of.server.ts').complianceOf
let loadPlannableAssets: typeof import('../../../app/services/export-plan/plannable-assets.server.ts').loadPlannableAssets
let workspaceId: string
let assetId: string

const shop = 'demo.myshopify.com'
const by = 'user:7'

const amazonLike: ImageRequirements = {
  ...{ formats: ['jpeg'], maxBytes: 10_000_000, maxPixels: 100_000_000, maxSidePx: 10_000, minSidePx: 500 },
  ...{ maxAspectRatio: 5, maxAltLength: 0, maxMediaPerListing: 9, animated: false },
  ...{ pictureRules: 'amazon', source: 'a test', sourceDate: '2026-08-05' },
}

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  ;({ importAsset } = await import('../../../app/services/import-asset.server.ts'))
  ;({ compliancePage } = await import('../../../app/services/compliance/compliance-page.server.ts'))
  ;({ checkPictures } = await import('../../../app/pipeline/compliance/check-pictures.server.ts'))
  ;({ complianceOf } = await import('../../../app/queries/compliance-of.server.ts'))
  ;({ loadPlannableAssets } = await import('../../../app/services/export-plan/plannable-assets.server.ts'))
  fixes = await import('../../../app/services/compliance/change-fixes.server.ts')
  review = await import('../../../app/services/compliance/change-review.server.ts')
  views = await import('../../../app/services/compliance/picture-view.server.ts')
})

afterAll(() => environment.close())

beforeEach(async () => {
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
  assetId = await anAsset('<ellipse cx="600" cy="600" rx="320" ry="330" fill="#b03020"/>', '#f9f9f9')
})

async function anAsset(shapes: string, background: string): Promise<string> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200"><rect width="1200" height="1200" fill="${background}"/>${shapes}</svg>`
  const body = Readable.from([await sharp(Buffer.from(drawing)).png().toBuffer()])
  const result = await importAsset({ workspaceId, body, fileName: 'ball.png', source: 'upload' })
  if (!result.ok) throw new Error(result.issue.code)
  return result.value.assetId
}

const page = () => compliancePage(workspaceId, shop, assetId)
const place = () => ({ workspaceId, assetId, by })
const verdict = async () => (await complianceOf(workspaceId, [assetId])).get(assetId)?.verdict

async function renditionKey(): Promise<string> {
  const choice = { longestSidePx: 2048, format: 'keep' as const }
  const assets = await loadPlannableAssets(db, workspaceId, [assetId], amazonLike, choice)
  const rendition = assets.get(assetId)?.rendition
  if (!rendition?.ok) throw new Error('no rendition')
  return rendition.value.key
}

describe('a check', () => {
  it('is unchecked until the job has measured it, once', async () => {
    expect(await verdict()).toBe('unchecked')
    const payload = { workspaceId, assetIds: [assetId] }
    await checkPictures(payload, new AbortController().signal)
    const before = await db.complianceReport.findMany({ where: { workspaceId } })
    await checkPictures(payload, new AbortController().signal)
    expect(await db.complianceReport.findMany({ where: { workspaceId } })).toEqual(before)
    expect(before).toMatchObject([{ slots: { main: { verdict: 'fixable' }, gallery: { verdict: 'pass' } } }])
    expect(await verdict()).toBe('fixable')
  })

  it('by other rules is measured anew', async () => {
    await page()
    await db.complianceReport.updateMany({ where: { workspaceId }, data: { ruleset: 'amazon-2020.1.1' } })
    expect(await verdict()).toBe('unchecked')
    await page()
    expect(await verdict()).toBe('fixable')
  })

  it('of another workspace is not to be had', async () => {
    const { id: other } = await db.workspace.create({ data: { name: 'other' } })
    await expect(compliancePage(other, shop, assetId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(fixes.acceptFixes({ workspaceId: other, assetId, by }, ['white'])).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await complianceOf(other, [assetId])).size).toBe(0)
  })
})

describe('fixes', () => {
  it('that are accepted pass, become part of what is sent, and can be taken back', async () => {
    const keyBefore = await renditionKey()
    const offered = (await page()).fixes.map(({ step }) => step)
    expect(offered).toEqual(['white', 'trim', 'square'])
    await fixes.acceptFixes(place(), offered)
    expect(await page()).toMatchObject({ accepted: { steps: offered, by, verdict: 'pass' } })
    expect(await verdict()).toBe('pass')
    const keyFixed = await renditionKey()
    expect(keyFixed).not.toBe(keyBefore)
    await fixes.undoFixes(place())
    expect(await renditionKey()).toBe(keyBefore)
    expect(await verdict()).toBe('fixable')
    expect(await db.pictureFix.findMany({ where: { workspaceId } })).toMatchObject([{ acceptedBy: by, undoneBy: by }])
  })

  it('take the place of those accepted before', async () => {
    await fixes.acceptFixes(place(), ['white'])
    await fixes.acceptFixes(place(), ['white', 'trim'])
    expect(await db.pictureFix.count({ where: { workspaceId, undoneAt: null } })).toBe(1)
  })

  it('that are not offered are refused', async () => {
    await expect(fixes.acceptFixes(place(), ['frame'])).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(views.fixedView(workspaceId, assetId, ['frame'])).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('and offending pixels can be looked at', async () => {
    expect(await views.overlayView(workspaceId, assetId, 'background')).toMatch(/^data:image\/webp;base64,/)
    expect(await views.fixedView(workspaceId, assetId, ['white'])).toMatchObject({ widthPx: 1200, heightPx: 1200 })
    await expect(views.overlayView(workspaceId, assetId, 'density')).rejects.toMatchObject({ code: 'invalid_input' })
  })
})

describe('what a person says', () => {
  it('stands against a finding with name and date, and is no measurement', async () => {
    assetId = await anAsset(
      '<circle cx="400" cy="600" r="340" fill="#333"/><circle cx="1000" cy="600" r="180" fill="#444"/>',
      '#ffffff',
    )
    await page()
    expect(await verdict()).toBe('fail')
    const parts = async () => (await page()).slots.main.checks.find(({ rule }) => rule === 'parts')?.state
    expect(await parts()).toBe('fail')
    await review.attest(place(), { statement: 'sold_as_set', by, holds: true })
    expect(await parts()).toBe('attested')
    expect((await page()).slots.main.verdict).toBe('vouched')
    expect(await verdict()).toBe('vouched')
    expect((await page()).answers).toMatchObject([{ id: 'sold_as_set', attested: { by } }])
    await review.attest(place(), { statement: 'sold_as_set', by, holds: false })
    expect(await parts()).toBe('fail')
  })

  it('keeps who said a thing first, and other statements', async () => {
    await review.attest(place(), { statement: 'decent', by, holds: true })
    await review.attest(place(), { statement: 'photograph', by: 'user:8', holds: true })
    await review.attest(place(), { statement: 'decent', by: 'user:8', holds: true })
    const said = (await page()).checklist.filter(({ attested }) => attested)
    expect(said.map(({ id, attested }) => [id, attested?.by])).toEqual([
      ['photograph', 'user:8'],
      ['decent', by],
    ])
  })

  it('may be what kind of product it is', async () => {
    await review.chooseProfile(place(), 'media')
    expect((await page()).profile).toEqual({ chosen: 'media', inForce: 'media' })
    expect(await verdict()).toBe('pass')
  })
})

describe('the same view', () => {
  const drawn = (end: string) =>
    anAsset(
      `<defs><linearGradient id="g"><stop stop-color="#000"/><stop offset="1" stop-color="${end}"/></linearGradient></defs><path d="M60 60L1140 200L900 1140L200 1000z" fill="url(#g)"/>`,
      '#ffffff',
    )

  it('counts where a variant gets both pictures, and not between colours', async () => {
    const variants = ['Red', 'Blue'].map((Color, position) => ({ title: Color, optionValues: { Color }, position }))
    const data = { workspaceId, title: 'Ball', handle: 'ball', options: [], variants: { create: variants } }
    const { id: productId } = await db.product.create({ data })
    const map = async (assetId: string, optionValue: string | null) => {
      const target = optionValue
        ? { target: 'option' as const, optionName: 'Color', optionValue }
        : { target: 'product' as const }
      const entry = { role: 'angle', position: 0, origin: 'manual' as const, ...target }
      await db.mapping.create({ data: { workspaceId, productId, assetId, ...entry } })
    }
    assetId = await drawn('#b03020')
    const [twin, ofAll, blue] = [await drawn('#b03120'), await drawn('#b03220'), await drawn('#b03320')]
    await map(assetId, 'Red')
    await map(twin, 'Red')
    await map(ofAll, null)
    await map(blue, 'Blue')
    const named = (await page()).duplicates.map(({ assetId, product }) => [assetId, product])
    expect(named.toSorted()).toEqual([twin, ofAll].map((id) => [id, 'Ball']).toSorted())
  })
})
