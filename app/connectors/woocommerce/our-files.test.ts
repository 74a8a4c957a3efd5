import { expect, it } from 'vitest'
import { isOurFile, slugOf } from './our-files.ts'

it('is known by its name without the extension', () => {
  expect(slugOf('red-mug-front-3fa9c1d2e4b5.jpg')).toBe('red-mug-front-3fa9c1d2e4b5')
})

it.each([
  ['https://x.test/wp-content/uploads/2026/11/mug-3fa9.jpg', true],
  ['https://x.test/wp-content/uploads/2026/11/mug-3fa9-1.jpg', true],
  ['https://x.test/mug-3fa9-12-scaled.jpg?x=1', true],
  ['https://x.test/mug-3fa9.webp', true],
  ['https://x.test/mug-3fa9-front.jpg', false],
  ['https://x.test/a-mug-3fa9.jpg', false],
  ['https://x.test/mug-3fa.jpg', false],
  [null, false],
])('recognises %s: %s', (source, ours) => {
  expect(isOurFile(source, 'mug-3fa9.jpg')).toBe(ours)
})
