import { expect, test } from 'vitest'
import { sanitiseText, texturise } from './wp-text.ts'

test.each([
  ['<i>x</i> "q" & é', 'x "q" & é'],
  ['two\nlines\tand  gaps', 'two lines and gaps'],
  ['50%25 off', '50 off'],
  ['a < b', 'a &lt; b'],
])('an alt text %j is kept as %j', (given, kept) => {
  expect(sanitiseText(given)).toBe(kept)
})

test.each([
  ['<b>Bold</b> "q" & é', '<b>Bold</b> &#8220;q&#8221; &#038; é'],
  ['l\'été - "neuf"', 'l&#8217;été &#8211; &#8220;neuf&#8221;'],
  ['mug-300x300.jpg', 'mug-300&#215;300.jpg'],
])('a title %j is shown as %j', (given, shown) => {
  expect(texturise(given)).toBe(shown)
})
