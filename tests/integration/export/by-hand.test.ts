import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '../../../app/core/errors.ts'
import { prepareAppEnvironment, type AppEnvironment } from '../../support/app-environment.ts'
import { aPicture } from '../../support/a-picture.ts'
import { readZip } from '../../support/read-zip.ts'

let environment: AppEnvironment
let db: typeof import('../../../app/db.server.ts').db
let asins: typeof import('../../../app/services/picture-zip/save-asins.server.ts')
let zipByHand: typeof import('../../../app/services/picture-zip/zip-by-hand.server.ts').zipByHand
let byHandPage: typeof import('../../../app/services/picture-zip/by-hand-page.server.ts').byHandPage
let workspaceId: string
let draftId: string
let variants: { id: string; title: string }[]

beforeAll(async () => {
  environment = await prepareAppEnvironment()
  ;({ db } = await import('../../../app/db.server.ts'))
  asins = await import('../../../app/services/picture-zip/save-asins.server.ts')
  ;({ zipByHand } = await import('../../../app/services/picture-zip/zip-by-hand.server.ts'))
  ;({ byHandPage } = await import('../../../app/services/picture-zip/by-hand-page.server.ts'))
})

afterAll(() => environment.close())

/** Mugs in two colours: a picture of each colour, one for both, and a swatch of red. Nothing but the shop is connected. */
beforeEach(async () => {
  ;({ id: workspaceId } = await db.workspace.create({ data: { name: 'w' } }))
  const account = { workspaceId, channel: 'shopify' as const, accountKey: workspaceId, label: 'Shop' }
  const { id: connectionId } = await db.connection.create({ data: account })
  const rows = ['Red', 'Blue'].map((colour, position) => ({
    ...{ title: colour, sku: `MUG-${colour.toUpperCase()}`, skuKey: `mug-${colour.toLowerCase()}` },
    ...{ position, optionValues: { Colour: colour } },
  }))
  const product = { workspaceId, title: 'Mug', handle: 'mug', options: [], variants: { create: rows } }
  const made = await db.product.create({
    data: { ...product, listings: { create: { workspaceId, connectionId, remoteId: workspaceId } } },
    include: { variants: { orderBy: { position: 'asc' } } },
  })
  variants = made.variants
  const pictures = [
    { seed: 1, role: 'hero', optionValue: 'Red' },
    { seed: 2, role: 'hero', optionValue: 'Blue' },
    { seed: 3, role: 'lifestyle' },
    { seed: 4, role: 'swatch', optionValue: 'Red' },
  ]
  for (const [position, { seed, role, optionValue }] of pictures.entries()) {
    const target = optionValue ? { target: 'option' as const, optionName: 'Colour', optionValue } : null
    const mapping = { workspaceId, productId: made.id, assetId: await anAsset(seed), role, position }
    await db.mapping.create({ data: { ...mapping, origin: 'manual', target: 'product', ...target } })
  }
  const draft = { workspaceId, connectionId, productIds: [made.id] }
  ;({ id: draftId } = await db.exportDraft.create({ data: draft }))
})

async function anAsset(seed: number): Promise<string> {
  const { importAsset } = await import('../../../app/services/import-asset.server.ts')
  const body = Readable.from([await aPicture({ seed, widthPx: 1600, heightPx: 1200, format: 'png' })])
  const imported = await importAsset({ workspaceId, body, fileName: `Mug ${seed}.png`, source: 'upload' })
  if (!imported.ok) throw new Error(imported.issue.code)
  return imported.value.assetId
}

const zip = async () => readZip(await buffer(await zipByHand(workspaceId, draftId)))
const upload = (csv: string) => asins.saveAsinFile({ workspaceId, draftId }, Buffer.from(csv))
const page = () => byHandPage(workspaceId, draftId, 1)

describe('the pictures of a draft for Amazon without a connection', () => {
  it('are named by the ASINs of a report, made as Amazon wants them, and say what is missing', async () => {
    const taken = await upload('SKU,ASIN\nmug-red,b000000001\nELSE,B000000009\nMUG-BLUE,?\n')
    expect(taken).toMatchObject({ saved: 1, unknown: 1, errorCount: 1, errors: [{ line: 4, problem: 'bad_asin' }] })
    const files = await zip()
    const notes = files.get('README.txt')?.toString() ?? ''
    files.delete('README.txt')
    expect([...files.keys()]).toEqual(['B000000001.MAIN.jpg', 'B000000001.PT01.jpg', 'B000000001.SWCH.jpg'])
    for (const bytes of files.values()) {
      const { format, width, height, space } = await sharp(bytes).metadata()
      expect([format, width, height, space]).toEqual(['jpeg', 1600, 1200, 'srgb'])
    }
    expect(notes).toContain('MUG-BLUE: its ASIN is not known, so its 2 pictures have no names.')
  })

  it('are kept as renditions, as those of exports are, and made once', async () => {
    await upload('sku,asin\nMUG-RED,B000000001\n')
    const sizes = [...(await zip())].flatMap(([name, bytes]) => (name === 'README.txt' ? [] : bytes.byteLength))
    const rows = await db.rendition.findMany({ where: { workspaceId } })
    expect(rows.map(({ byteSize }) => Number(byteSize)).sort()).toEqual(sizes.sort())
    await zip()
    expect(await db.rendition.count({ where: { workspaceId } })).toBe(rows.length)
    expect(await db.exportPlan.count({ where: { workspaceId } })).toBe(0)
  })

  it('are refused in words while no ASIN is known', async () => {
    const refusal = await zipByHand(workspaceId, draftId).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(AppError)
    expect((refusal as AppError).userMessage).toContain('Fill in the ASINs')
  })

  it('are those of this workspace alone', async () => {
    const { id: stranger } = await db.workspace.create({ data: { name: 'x' } })
    await expect(zipByHand(stranger, draftId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(asins.saveAsins({ workspaceId: stranger, draftId }, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the page of them', () => {
  it('shows what each variant gets in which place, and whose ASIN is known', async () => {
    await asins.saveAsins({ workspaceId, draftId }, { [variants[1]!.id]: ' b000000002 ' })
    const { products, ...view } = await page()
    expect(view).toMatchObject({ variants: 2, named: 1, shared: [], mapped: true, checking: true, pageCount: 1 })
    const groups = products[0]?.groups.map(({ pictures, variants: offers }) => [
      offers.map(({ title, asin }) => `${title} ${asin}`).join(),
      pictures.map(({ slot }) => slot).join(),
    ])
    expect(groups).toEqual([
      ['Red ', 'MAIN,PT01,SWCH'],
      ['Blue B000000002', 'MAIN,PT01'],
    ])
  })

  it('takes an ASIN back, and tells of one that two variants have', async () => {
    const typed = Object.fromEntries(variants.map(({ id }) => [id, 'B000000001']))
    await asins.saveAsins({ workspaceId, draftId }, typed)
    expect(await page()).toMatchObject({ named: 2, shared: ['B000000001'] })
    await asins.saveAsins({ workspaceId, draftId }, { [variants[0]!.id]: '' })
    expect(await page()).toMatchObject({ named: 1, shared: [] })
  })

  it('names the variant whose ASIN is none, and keeps nothing then', async () => {
    const [red, blue] = variants.map(({ id }) => id)
    const refused = asins.saveAsins({ workspaceId, draftId }, { [red!]: 'B000000001', [blue!]: 'MUG-BLUE' })
    await expect(refused).rejects.toMatchObject({ code: 'invalid_input', field: blue })
    expect(await page()).toMatchObject({ named: 0 })
  })
})
