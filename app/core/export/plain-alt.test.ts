import { expect, it } from 'vitest'
import { plainAlt } from './plain-alt.ts'

it.each([
  ['A red mug, front', 'A red mug, front'],
  ['A <b>red</b> mug', 'A red mug'],
  ['5 < 6 cm & 7 > 6 cm', '5 6 cm & 7 > 6 cm'],
  ['two\nlines\t and   blanks ', 'two lines and blanks'],
  ['100 % cotton, 50%20off', '100 % cotton, 50off'],
  ['back\\slash', 'backslash'],
  ['<i></i>', ''],
])('%j becomes %j', (given, expected) => {
  expect(plainAlt(given)).toBe(expected)
})
