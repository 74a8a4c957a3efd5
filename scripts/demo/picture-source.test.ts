import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folderPictures, generatedPictures } from './picture-source.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pictures-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const put = (name: string, content = '') => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), content)
}

describe('the pictures of a folder', () => {
  test('become the products that their names tell, with a variant per colour', async () => {
    for (const name of ['mh01-gray_main.jpg', 'mh01-black_main.jpg', 'deep/mug.png', 'notes.txt']) put(name)
    const { pictures, seeds } = await folderPictures(folder)
    expect(pictures.map(({ fileName }) => fileName)).toEqual(['mug.png', 'mh01-black_main.jpg', 'mh01-gray_main.jpg'])
    expect(seeds?.[0]?.products.map(({ title, variants }) => [title, variants.map(({ sku }) => sku)])).toEqual([
      ['MUG', ['MUG']],
      ['MH01', ['MH01-BLACK', 'MH01-GRAY']],
    ])
  })

  test('belong to the products of products.json where there is one', async () => {
    put('a/front.jpg')
    put('unlisted.jpg')
    const variants = [{ sku: 'HOODIE', optionValues: { Color: 'Gray' } }]
    const options = [{ name: 'Color', values: ['Gray'] }]
    const images = ['a/front.jpg', 'a/gone.jpg']
    put('products.json', JSON.stringify([{ title: 'Hoodie', options, variants, images, truth: [] }]))
    const { pictures, titles } = await folderPictures(folder)
    expect(pictures.map(({ fileName }) => fileName)).toEqual(['front.jpg'])
    expect(titles).toEqual(['Hoodie'])
  })

  test('must exist', async () => {
    await expect(folderPictures(folder)).rejects.toThrow('There are no pictures in')
    await expect(folderPictures(`${folder}/nowhere`)).rejects.toThrow('There is no folder')
  })
})

test('the generated pictures are of products of the demo shop, each with its facts', () => {
  const { pictures, titles, seeds } = generatedPictures()
  expect(seeds).toBeNull()
  expect(titles).toHaveLength(5)
  expect(pictures.every(({ facts }) => facts !== null)).toBe(true)
})
