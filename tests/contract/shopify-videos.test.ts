import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listingDigest } from '../../app/core/channel/listing-state.ts'
import { isUnchanged } from '../../app/core/export/listing-change.ts'
import { planUndo } from '../../app/core/export/plan-undo.ts'
import { verify } from '../../app/core/export/verify.ts'
import { anEntry, keyOf } from './mapped-pictures.ts'
import { aVideoScene, endsOf, theVideo, videoKey, type VideoScene } from './shopify-video-scene.ts'

let scene: VideoScene

beforeAll(async () => {
  scene = await aVideoScene()
})
beforeEach(() => scene.reset())
afterAll(() => scene.close())

const minuteMs = 60_000
const withPictures = () => [anEntry(1, { role: 'hero' }), theVideo(), anEntry(2, { position: 2 })]

describe('a video of a product', () => {
  it('is uploaded once, whole, and stands among the pictures at its place, on no variant', async () => {
    const [, blue] = (await scene.stateOf(scene.gallery())).variants
    const entries = withPictures().with(
      2,
      anEntry(2, { position: 2, target: { kind: 'variant', variantId: blue!.id } }),
    )
    const { change, listing, files, after } = await scene.exported(scene.gallery(), entries)
    expect(verify(change, after, files)).toEqual([])
    const ours = [keyOf(1), videoKey, keyOf(2)].map((key) => files.get(key))
    expect(after.media.map(({ id }) => id)).toEqual([...ours, ...listing.media.map(({ id }) => id)])
    expect(after.media[1]).toMatchObject({ kind: 'video', alt: 'Turns', status: 'ready' })
    expect(after.variants.map(({ mediaId }) => mediaId)).toEqual([listing.variants[0]?.mediaId, files.get(keyOf(2))])
    const sha256 = createHash('sha256').update(scene.bytes).digest('hex')
    expect(scene.videos()).toMatchObject([
      { filename: 'mug-turn-a1b2.mp4', content: { sha256, mimeType: 'video/mp4' } },
    ])
    expect([scene.calls('StagedUploads'), scene.calls('FilesCreate')]).toEqual([1, 1])
  })

  it('is not uploaded again, and nothing is written where it is already', async () => {
    const { change, listing, files } = await scene.exported(scene.gallery(), withPictures())
    expect(isUnchanged((await scene.plan(scene.gallery(), withPictures(), files)).change)).toBe(true)
    await scene.drive([{ change, listing: await scene.stateOf(listing.remoteId) }], files)
    const writes = ['StagedUploads', 'FilesCreate', 'FilesAttach', 'ReorderMedia'].map((name) => scene.calls(name))
    expect(writes).toEqual([1, 1, 1, 1])
  })

  it('goes to another product as the file that the shop has', async () => {
    const { files } = await scene.exported(scene.gallery(), [theVideo()])
    const second = await scene.exported(scene.empty(), [theVideo()], files)
    expect(second.change.media).toMatchObject([{ action: 'reuse' }])
    expect(verify(second.change, second.after, files)).toEqual([])
    expect(scene.videos()).toHaveLength(1)
  })

  it('mapped to a variant goes to the product, and the variant keeps its picture', async () => {
    const { variants } = await scene.stateOf(scene.gallery())
    const entries = variants.map(({ id }) => theVideo({ target: { kind: 'variant', variantId: id } }))
    const { change, listing, issues, files, after } = await scene.exported(scene.gallery(), entries)
    expect(issues).toEqual([])
    expect(change.variants).toEqual([])
    expect(after.media.at(-1)).toMatchObject({ id: files.get(videoKey), kind: 'video' })
    expect(after.variants).toEqual(listing.variants)
  })

  it('is taken away by an undo, and its file can go then', async () => {
    const { listing, files, after } = await scene.exported(scene.gallery(), withPictures())
    const { change } = planUndo({
      now: after,
      exports: [{ before: listing, after }],
      usable: new Set(),
      placed: new Set(),
    })
    await scene.drive([{ change, listing: after }])
    expect(listingDigest(await scene.stateOf(scene.gallery()))).toBe(listingDigest(listing))
    expect(scene.videos()).toHaveLength(1)
    const ids = [...files.values()]
    expect((await scene.connector().deleteUnusedFiles(ids)).toSorted()).toEqual(ids.toSorted())
    expect(scene.videos()).toEqual([])
  })

  it('makes the plan say minutes', async () => {
    const [pictures, withVideo] = [
      await scene.plan(scene.empty(), [anEntry(1)]),
      await scene.plan(scene.empty(), [anEntry(1), theVideo()]),
    ].map(({ change }) => scene.connector().estimate([change]))
    expect(pictures!.seconds).toBeLessThan(10)
    expect(withVideo!.seconds).toBeGreaterThan(60)
  })
})

describe('a video that takes its time', () => {
  it('is waited for, with looks that get rare', async () => {
    scene.world.behaviour.videoProcessingMs = 14 * minuteMs
    const { change, files, after } = await scene.exported(scene.gallery(), withPictures())
    expect(verify(change, after, files)).toEqual([])
    expect(scene.calls('FileStatuses')).toBeLessThan(45)
  })

  it('beyond a quarter of an hour ends in a state of its own, and a retry takes the file that is there', async () => {
    scene.world.behaviour.videoProcessingMs = 40 * minuteMs
    const startedAt = scene.clock.now()
    const first = await scene.exported(scene.gallery(), [theVideo()])
    expect(scene.clock.now() - startedAt).toBeGreaterThan(15 * minuteMs)
    expect(scene.clock.now() - startedAt).toBeLessThan(17 * minuteMs)
    expect(endsOf(first)).toMatchObject([
      { renditionKey: videoKey, code: 'shopify:VIDEO_STILL_PROCESSING', action: 'retry' },
    ])
    expect(first.after).toEqual(first.listing)
    scene.clock.advance(20 * minuteMs)
    await scene.drive([first], first.files)
    expect(verify(first.change, await scene.stateOf(scene.gallery()), first.files)).toEqual([])
    expect([scene.videos().length, scene.calls('StagedUploads')]).toEqual([1, 1])
  })

  it('until it is sent gets a new target for the one whose hour is over', async () => {
    scene.world.gate = {
      arrived({ place }) {
        if (place !== 'stagedUpload') return
        scene.world.gate = null
        scene.clock.advance(61 * minuteMs)
      },
    }
    const { change, files, after } = await scene.exported(scene.gallery(), [theVideo()])
    expect(verify(change, after, files)).toEqual([])
    expect(scene.calls('StagedUploads')).toBe(2)
  })

  it('whose bytes the storage refuses twice fails with what it said', async () => {
    const refusal = { kind: 'status', status: 403 } as const
    scene.world.faults.add({ place: 'stagedUpload', count: 2, effect: refusal })
    const { failures } = await scene.exported(scene.gallery(), [theVideo()])
    expect(failures).toMatchObject([{ renditionKey: videoKey, error: { code: 'rejected' } }])
    expect(scene.calls('FilesCreate')).toBe(0)
  })
})

describe('a video whose creation gets no answer', () => {
  it.each(['drop-before', 'drop-after'] as const)('comes once: %s', async (kind) => {
    scene.strike('graphql', 'FilesCreate', { kind })
    const { change, files, after } = await scene.exported(scene.gallery(), withPictures())
    expect(verify(change, after, files)).toEqual([])
    expect(scene.createdFiles()).toHaveLength(3)
  })

  it('comes once, though the search does not show it at first', async () => {
    scene.world.behaviour.searchLagMs = 20_000
    scene.strike('graphql', 'FilesCreate', { kind: 'drop-after' })
    const { change, files, after } = await scene.exported(scene.gallery(), [theVideo()])
    expect(verify(change, after, files)).toEqual([])
    expect(scene.videos()).toHaveLength(1)
  })

  it('and that then could not be processed is cleared away before it comes again', async () => {
    scene.world.behaviour.videoProcessingMs = 100
    scene.strike('graphql', 'FilesCreate', { kind: 'drop-after' })
    scene.strike('media', 'mug-turn-a1b2.mp4', { kind: 'media-processing-failure', code: 'UNKNOWN' })
    const { change, files, after } = await scene.exported(scene.gallery(), [theVideo()])
    expect(verify(change, after, files)).toEqual([])
    expect(scene.videos()).toMatchObject([{ filename: 'mug-turn-a1b2.mp4', status: 'READY' }])
  })
})
