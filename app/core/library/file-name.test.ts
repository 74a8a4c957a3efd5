import { describe, expect, it } from 'vitest'
import { cleanFileName, titleFromFileName } from './file-name.ts'

describe('cleanFileName', () => {
  it.each([
    ['mug_red_front_1.jpg', 'mug_red_front_1.jpg'],
    ['C:\\Users\\me\\mug.jpg', 'mug.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['a\u0000b\u202Egpj.exe', 'abgpj.exe'],
    ['  чашка красная.png ', 'чашка красная.png'],
    ['', 'untitled'],
    ['folder/', 'untitled'],
  ])('reads %j as %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name)
  })

  it('keeps the extension of a name that is too long', () => {
    const name = cleanFileName(`${'x'.repeat(400)}.webp`)
    expect(name).toHaveLength(200)
    expect(name.endsWith('x.webp')).toBe(true)
  })
})

describe('titleFromFileName', () => {
  it.each([
    ['mug_red.front.jpg', 'mug_red.front'],
    ['mug', 'mug'],
    ['.png', '.png'],
  ])('makes of %j the title %j', (fileName, title) => {
    expect(titleFromFileName(fileName)).toBe(title)
  })
})
