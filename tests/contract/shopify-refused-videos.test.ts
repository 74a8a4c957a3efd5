import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { userErrorToConnectorError } from '../../app/connectors/shopify/user-errors.ts'
import { itemWords, refusalCode } from '../../app/core/export/export-words.ts'
import { isUnchanged } from '../../app/core/export/listing-change.ts'
import { decideRetry } from '../../app/core/export/retry.ts'
import { verify } from '../../app/core/export/verify.ts'
import { aVideo } from '../../sandbox/testing/a-video.ts'
import { anEntry } from './mapped-pictures.ts'
import { aVideoScene, endsOf, theVideo, videoKey, type VideoScene } from './shopify-video-scene.ts'

let scene: VideoScene

beforeAll(async () => {
  scene = await aVideoScene()
})
beforeEach(() => scene.reset())
afterAll(() => scene.close())

describe('a video that Shopify does not take', () => {
  it.each([
    ['video_type', { mimeType: 'video/x-matroska' }],
    ['video_too_large', { byteSize: 1_073_741_825 }],
    ['video_too_long', { durationMs: 600_001 }],
    ['video_too_wide', { widthPx: 3842, heightPx: 1080 }],
    ['video_too_high', { widthPx: 3840, heightPx: 2162 }],
    ['video_too_wide', { widthPx: 1080, heightPx: 3842 }],
  ])('is left out by the plan, which says why: %s', async (code, facts) => {
    const { change, issues } = await scene.plan(scene.gallery(), [theVideo()], new Map(), facts)
    expect(issues).toMatchObject([{ code, severity: 'error', assetId: 'asset-turn' }])
    expect(isUnchanged(change)).toBe(true)
  })

  it.each([
    ['VIDEO_INVALID_FILETYPE_ERROR', 'Shopify does not take videos of this type.'],
    ['VIDEO_MIN_DURATION_ERROR', 'The video is too short for Shopify.'],
    ['VIDEO_MAX_WIDTH_ERROR', 'The video has more pixels than Shopify takes (4K: 3840 × 2160).'],
    ['VIDEO_MIN_HEIGHT_ERROR', 'The video has too few pixels for Shopify.'],
    ['VIDEO_VALIDATION_ERROR', 'Shopify could not read the video.'],
    ['MEDIA_TIMEOUT_ERROR', 'Shopify took too long to process the file and gave up.'],
  ])('ends in words where processing ends with %s, and leaves no remains', async (code, happened) => {
    scene.strike('media', 'mug-turn-a1b2.mp4', { kind: 'media-processing-failure', code })
    const { listing, after, ...driven } = await scene.exported(scene.gallery(), [theVideo()])
    expect(endsOf(driven)).toMatchObject([{ renditionKey: videoKey, code: `shopify:${code}`, happened }])
    expect(after).toEqual(listing)
    expect(scene.videos()).toEqual([])
  })

  it('because of its bytes ends in words, too', async () => {
    scene.files.set(videoKey, await aVideo(1, { seconds: 601 }))
    const tooLong = await scene.exported(scene.gallery(), [theVideo()])
    expect(endsOf(tooLong)).toMatchObject([{ happened: 'The video is too long for Shopify (10 minutes).' }])
    scene.files.set(videoKey, Buffer.concat([scene.bytes.subarray(0, 40), Buffer.alloc(4000)]))
    const broken = await scene.exported(scene.gallery(), [theVideo()])
    expect(endsOf(broken)).toMatchObject([{ happened: 'Shopify could not read the video.' }])
    expect(scene.videos()).toEqual([])
  })

  it('on trial fails its own product, and pictures go on', async () => {
    scene.shop().identity.plan = 'trial'
    try {
      const items = [await scene.plan(scene.gallery(), [theVideo()]), await scene.plan(scene.empty(), [anEntry(1)])]
      const driven = await scene.drive(items)
      expect(driven.failures.map(({ itemId }) => itemId)).toEqual([scene.gallery()])
      expect(endsOf(driven)).toMatchObject([{ happened: 'A shop on trial cannot take this file.' }])
      expect(verify(items[1]!.change, await scene.stateOf(scene.empty()), driven.files)).toEqual([])
    } finally {
      scene.shop().identity.plan = 'standard'
    }
  })

  it('because there are too many fails its own product with words', async () => {
    const { files } = await scene.exported(scene.empty(), [theVideo()])
    const [known] = scene.videos()
    for (let number = 1; number < 250; number += 1) scene.shop().files.set(`another ${number}`, known!)
    files.clear()
    const driven = await scene.exported(scene.gallery(), [theVideo()])
    expect(endsOf(driven)).toMatchObject([
      { happened: 'The store has as many videos and 3D models as its Shopify plan allows.', action: 'retry' },
    ])
  })

  it('this week fails for good and in words, since waiting for minutes is no use', () => {
    const userError = { field: ['files', '0'], message: 'Too many', code: 'VIDEO_THROTTLE_EXCEEDED' }
    expect(decideRetry(userErrorToConnectorError(userError), 1, 0)).toEqual({ kind: 'permanent', ofItems: true })
    expect(itemWords(refusalCode('rejected', 'VIDEO_THROTTLE_EXCEEDED'))).toMatchObject({
      happened: 'Shopify takes 1,000 new videos a week from Mediaport for one store, and so many have come.',
      action: 'retry',
    })
  })
})
