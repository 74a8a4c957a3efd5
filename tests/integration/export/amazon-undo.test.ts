import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aMug } from '../../support/an-amazon-seller.ts'
import { readZip } from '../../support/read-zip.ts'
import { anAmazonScene, aProductPicture, type AmazonScene } from './amazon-scene.ts'

const sku = 'MUG'
const { asin } = aMug(sku)

/** Places of the listing before the export, by what the seller put there. */
const formerPlaces = {
  main_product_image_locator: 'former-main.jpg',
  other_product_image_locator_1: 'former-side.jpg',
  other_product_image_locator_2: 'former-back.jpg',
  swatch_product_image_locator: 'former-swatch.jpg',
}

let scene: AmazonScene
let bytes: Map<string, Buffer>
let before: string[]

beforeAll(async () => {
  scene = await anAmazonScene([aMug(sku)])
  bytes = new Map()
  for (const [seed, name] of Object.values(formerPlaces).entries()) bytes.set(name, await aProductPicture(20 + seed))
})

afterAll(() => scene.close())

beforeEach(async () => {
  for (const [attribute, name] of Object.entries(formerPlaces)) {
    const media_location = scene.offer(name, bytes.get(name)!)
    await scene.act({
      ...{ action: 'set-attribute', sku, attribute },
      value: [{ media_location, marketplace_id: scene.marketplaceId }],
    })
  }
  before = await scene.shown(sku)
  expect(before.map((place) => place.split(' ')[0])).toEqual(['MAIN', 'PT01', 'PT02', 'SWCH'])
})

/** A main picture and a swatch of ours; the former ones leave, and the further places are empty. */
async function exportOurs(seed: number): Promise<string> {
  const [hero, swatch] = [await scene.asset(seed), await scene.asset(seed + 1)]
  const pictures = [
    { assetId: hero, role: 'hero' as const },
    { assetId: swatch, role: 'swatch' as const },
  ]
  const runId = await scene.carryOut(await scene.plan([sku], pictures, 'mirror'))
  expect(await scene.ends(runId)).toEqual({ [sku]: 'done' })
  expect((await scene.shown(sku)).map((place) => place.split(' ')[0])).toEqual(['MAIN', 'SWCH'])
  return runId
}

async function planUndo(runId: string): Promise<string> {
  const { planUndoOfRun } = await import('../../../app/services/plan-undo.server.ts')
  return planUndoOfRun({ workspaceId: scene.workspaceId, runId })
}

const patches = () => scene.sandbox.world.requests.since(0).filter(({ operation }) => operation === 'patchListingsItem')
const writes = () => scene.seller.listings.get(sku)!.attributes

async function byHand(runId: string) {
  const { picturesByHand } = await import('../../../app/queries/pictures-by-hand.server.ts')
  return picturesByHand(scene.workspaceId, runId)
}

async function formerZip(runId: string): Promise<Map<string, Buffer>> {
  const { zipOfFormer } = await import('../../../app/services/picture-zip/zip-pictures.server.ts')
  return readZip(await buffer(await zipOfFormer(scene.workspaceId, runId)))
}

const digest = (content?: Buffer) => content && createHash('sha256').update(content).digest('hex')

/** What anybody gets at a public address. */
async function digestAt(url: string): Promise<string | undefined> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return digest(Buffer.from(await answer.arrayBuffer()))
}

const nameIn = (zip: ReadonlyMap<string, Buffer>) => [...zip.keys()].sort()

describe('an undo of an export to Amazon', () => {
  it('brings the former pictures back into their places, with the swatch and what was emptied, and can be undone', async () => {
    const runId = await exportOurs(1)
    const after = await scene.shown(sku)
    const undoId = await scene.carryOut(await planUndo(runId))
    expect(await scene.ends(undoId)).toEqual({ [sku]: 'done' })
    expect(await scene.shown(sku)).toEqual(before)
    expect(await byHand(undoId)).toMatchObject({ toRestore: 0 })
    const againId = await scene.carryOut(await planUndo(undoId))
    expect(await scene.ends(againId)).toEqual({ [sku]: 'done' })
    expect(await scene.shown(sku)).toEqual(after)
  })

  it('says beforehand which former pictures ended, and brings back the rest where the merchant agrees', async () => {
    const runId = await exportOurs(3)
    scene.endAddress('former-side')
    const planId = await planUndo(runId)
    const [item] = await scene.db.exportPlanItem.findMany({ where: { planId } })
    expect(item?.issues).toMatchObject([{ code: 'undo_file_gone', severity: 'warning' }])
    await expect(scene.carryOut(planId)).rejects.toMatchObject({ field: 'acceptConflicts' })
    const undoId = await scene.carryOut(planId, { acceptConflicts: true })
    const rest = before.filter((place) => !place.includes('former-side'))
    expect((await scene.shown(sku)).map((place) => place.split(' ')[1])).toEqual(
      rest.map((place) => place.split(' ')[1]),
    )
    expect(await byHand(undoId)).toMatchObject({ toRestore: 1 })
  })

  it('writes nothing where a former picture ends after the plan, and gives a person what there is to restore', async () => {
    const runId = await exportOurs(5)
    const planId = await planUndo(runId)
    scene.endAddress('former-back')
    const [asked, stored] = [patches().length, structuredClone(writes())]
    const undoId = await scene.carryOut(planId)
    expect(await scene.ends(undoId)).toEqual({ [sku]: 'amazon:FORMER_PICTURE_GONE' })
    expect(patches()).toHaveLength(asked)
    expect(writes()).toEqual(stored)
    expect(await byHand(undoId)).toMatchObject({ toRestore: 1 })
    const zip = await formerZip(runId)
    expect(nameIn(zip)).toEqual([`${asin}.MAIN.jpg`, `${asin}.PT01.jpg`, `${asin}.SWCH.jpg`, 'README.txt'])
    expect(zip.get('README.txt')?.toString()).toContain(`${sku}: the picture ${asin}.PT02.jpg could not be read`)
  })
})

describe('the former pictures as a file', () => {
  it('are those of the listing before the export, byte by byte, by Amazon’s names', async () => {
    const zip = await formerZip(await exportOurs(7))
    expect(nameIn(zip)).toEqual(
      ['MAIN', 'PT01', 'PT02', 'SWCH'].map((place) => `${asin}.${place}.jpg`).concat('README.txt'),
    )
    expect(digest(zip.get(`${asin}.MAIN.jpg`))).toBe(digest(bytes.get('former-main.jpg')))
    expect(digest(zip.get(`${asin}.PT02.jpg`))).toBe(digest(bytes.get('former-back.jpg')))
    expect(digest(zip.get(`${asin}.SWCH.jpg`))).toBe(digest(bytes.get('former-swatch.jpg')))
    expect(zip.get('README.txt')?.toString()).not.toContain('Not in this file')
  })

  it('have those of an earlier export too, also after their asset was deleted', async () => {
    await exportOurs(9)
    const [hero = '', swatch = ''] = (await scene.shown(sku)).map((place) => place.split(' ')[1] ?? '')
    const expected = [await digestAt(hero), await digestAt(swatch)]
    const planId = await scene.plan([sku], [{ assetId: await scene.asset(11), role: 'hero' }], 'mirror')
    const runId = await scene.carryOut(planId)
    const { deleteAssets } = await import('../../../app/services/delete-asset.server.ts')
    const files = await scene.db.remoteFile.findMany({ where: { remoteId: { in: [hero, swatch] } } })
    await deleteAssets(
      scene.workspaceId,
      files.flatMap(({ assetId }) => assetId ?? []),
    )
    const zip = await formerZip(runId)
    expect([digest(zip.get(`${asin}.MAIN.jpg`)), digest(zip.get(`${asin}.SWCH.jpg`))]).toEqual(expected)
  })
})

describe('the pictures of a plan as a file', () => {
  it('are what the export would send, before it does and without sending', async () => {
    const [hero, side] = [await scene.asset(13), await scene.asset(14)]
    const pictures = [
      { assetId: hero, role: 'hero' as const },
      { assetId: side, role: 'angle' as const },
    ]
    const planId = await scene.plan([sku], pictures, 'mirror')
    const { zipOfPlan } = await import('../../../app/services/picture-zip/zip-pictures.server.ts')
    const zip = await readZip(await buffer(await zipOfPlan(scene.workspaceId, planId)))
    expect(nameIn(zip)).toEqual([`${asin}.MAIN.jpg`, `${asin}.PT01.jpg`, 'README.txt'])
    expect(await scene.shown(sku)).toEqual(before)
    await scene.carryOut(planId)
    const sent = (await scene.shown(sku)).slice(0, 2).map((place) => place.split(' ')[1] ?? '')
    for (const [at, place] of ['MAIN', 'PT01'].entries()) {
      expect(digest(zip.get(`${asin}.${place}.jpg`))).toBe(await digestAt(sent[at] ?? ''))
    }
  })
})
