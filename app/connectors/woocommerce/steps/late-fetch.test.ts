import { describe, expect, it } from 'vitest'
import { fetchedIn, type GivenImage } from './late-fetch.ts'

const given: GivenImage[] = [
  { from: 'us', fileName: 'mug-front-0a1b2c.jpg', alt: 'Front' },
  { from: 'library', id: '7' },
  { from: 'us', fileName: 'mug-back-3d4e5f.jpg', alt: ' ' },
]
const image = (id: string, name: string, alt = '') => ({
  id,
  alt,
  src: `https://shop.example/uploads/2026/11/${name}.jpg`,
})
const front = image('21', 'mug-front-0a1b2c-1', 'Front')
const theirs = image('7', 'theirs', 'As it is')
const back = image('22', 'mug-back-3d4e5f-1-scaled')

describe('the list that a request by address leaves', () => {
  it('tells the attachments that it made, whatever WordPress called them', () => {
    expect(fetchedIn([front, theirs, back], given)).toEqual(['21', '22'])
  })

  it.each([
    ['a picture less', [front, theirs]],
    ['a picture more', [front, theirs, back, image('9', 'more')]],
    ['another order', [theirs, front, back]],
    ['another picture of the library', [front, image('8', 'theirs'), back]],
    ['a picture that is not ours', [image('21', 'mug-front', 'Front'), theirs, back]],
    ['another alt text', [{ ...front, alt: 'Mine' }, theirs, back]],
    ['an alt text where there was none', [front, theirs, { ...back, alt: 'Mine' }]],
    ['nothing', []],
  ])('is not one with %s', (_name, shown) => {
    expect(fetchedIn(shown, given)).toBeNull()
  })
})
