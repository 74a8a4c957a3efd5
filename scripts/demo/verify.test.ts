import { describe, expect, test } from 'vitest'
import { verify, type ExpectedPicture, type OurFile, type PlatformMedia, type PlatformProduct } from './verify.ts'

const grey = (level: number) => new Uint8Array(16 * 16 * 3).fill(level)

const aPicture = (change: Partial<ExpectedPicture> = {}): ExpectedPicture => ({
  label: 'tee_black_front.jpg',
  productId: 'tee',
  look: grey(40),
  variantIds: ['black-s', 'black-m'],
  ...change,
})

const aMedia = (change: Partial<PlatformMedia> = {}): PlatformMedia => ({
  id: 'media-1',
  status: 'READY',
  fileName: 'tee-black-front.jpg',
  isOurs: true,
  look: grey(41),
  ...change,
})

const aProduct = (change: Partial<PlatformProduct> = {}): PlatformProduct => ({
  id: 'tee',
  title: 'Tee',
  media: [aMedia()],
  variants: [
    { id: 'black-s', title: 'Black / S', mediaId: 'media-1' },
    { id: 'black-m', title: 'Black / M', mediaId: 'media-1' },
  ],
  ...change,
})

const aFile = (change: Partial<OurFile> = {}): OurFile => ({
  id: 'media-1',
  fileName: 'tee-black-front.jpg',
  sha256: 'a',
  isOnAProduct: true,
  ...change,
})

const nothingWrong = { images: 1, live: 1, duplicates: 0, orphans: 0, problems: [] }

describe('verifying an export by looking at the platform', () => {
  test('finds nothing wrong when each picture is on its product and its variants', () => {
    expect(verify([aPicture()], [aProduct()], [aFile()])).toEqual(nothingWrong)
  })

  test('leaves alone what the merchant had before', () => {
    const theirs = aMedia({ id: 'old', isOurs: false, look: grey(200) })
    expect(verify([aPicture()], [aProduct({ media: [theirs, aMedia()] })], [aFile()])).toEqual(nothingWrong)
  })

  test('a picture that is missing is not live', () => {
    const found = verify([aPicture()], [aProduct({ media: [] })], [])
    expect(found).toMatchObject({ live: 0, problems: ['Tee does not show tee_black_front.jpg'] })
  })

  test('a picture on the wrong variant is not live', () => {
    const variants = [{ id: 'black-s', title: 'Black / S', mediaId: 'other' }]
    const found = verify([aPicture()], [aProduct({ variants })], [aFile()])
    expect(found).toMatchObject({ live: 0, problems: ['Tee, Black / S does not show tee_black_front.jpg'] })
  })

  test('a picture that is still processed is not live', () => {
    const found = verify([aPicture()], [aProduct({ media: [aMedia({ status: 'PROCESSING' })] })], [aFile()])
    expect(found).toMatchObject({ live: 0 })
  })

  test('the same picture twice on a product is a duplicate', () => {
    const media = [aMedia(), aMedia({ id: 'media-2' })]
    expect(verify([aPicture()], [aProduct({ media })], [aFile()])).toMatchObject({ live: 0, duplicates: 1 })
  })

  test('the same bytes uploaded twice are a duplicate', () => {
    const files = [aFile(), aFile({ id: 'media-2' })]
    expect(verify([aPicture()], [aProduct()], files)).toMatchObject({ duplicates: 1 })
  })

  test('a file of ours on no product is an orphan, and so is a picture nobody mapped', () => {
    const stranger = aMedia({ id: 'media-2', look: grey(200) })
    const files = [aFile(), aFile({ id: 'media-3', sha256: 'b', isOnAProduct: false })]
    expect(verify([aPicture()], [aProduct({ media: [aMedia(), stranger] })], files)).toMatchObject({
      live: 1,
      orphans: 2,
    })
  })
})
