import { expect, it } from 'vitest'
import { pairSidecars } from './sidecar-files.ts'

const pairs = (...names: string[]) =>
  pairSidecars(names.map((name) => ({ name }))).map(({ file, sidecar }) => [file.name, sidecar?.name ?? null])

it('pairs pictures with the JSON of their name', () => {
  expect(pairs('mug.jpg', 'Mug.json', 'lamp.png', 'lamp.png.json', 'cup.webp')).toEqual([
    ['mug.jpg', 'Mug.json'],
    ['lamp.png', 'lamp.png.json'],
    ['cup.webp', null],
  ])
})

it('gives several formats of one picture the same description', () => {
  expect(pairs('mug.jpg', 'mug.webp', 'mug.json')).toEqual([
    ['mug.jpg', 'mug.json'],
    ['mug.webp', 'mug.json'],
  ])
})

it('keeps JSON that belongs to no picture, so that the merchant is told', () => {
  expect(pairs('notes.json')).toEqual([['notes.json', null]])
})
