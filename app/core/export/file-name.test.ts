import { expect, it } from 'vitest'
import { exportFileName } from './file-name.ts'

it.each([
  ['Mug Red (Front).JPEG', 'mug-red-front-0123456789ab.png'],
  ['Überblick größe.png', 'uberblick-grosse-0123456789ab.png'],
  ['マグカップ.webp', 'image-0123456789ab.png'],
  ['../../etc/passwd', 'etc-passwd-0123456789ab.png'],
  [`${'very long name '.repeat(20)}.jpg`, /^(very-long-name-){3,4}.*-0123456789ab\.png$/],
])('names the file of %s', (original, expected) => {
  const name = exportFileName(original, '0123456789abcdef', 'png')
  expect(name).toMatch(expected)
  expect(name).toMatch(/^[a-z0-9-]+\.png$/)
  expect(name.length).toBeLessThan(90)
})
