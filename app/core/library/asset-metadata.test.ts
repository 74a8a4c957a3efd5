import { describe, expect, it } from 'vitest'
import { mergeMetadata, noMetadata, readAssetMetadata } from './asset-metadata.ts'

describe('metadata beside a picture', () => {
  it('is read in our own shape', () => {
    const metadata = readAssetMetadata({
      title: 'Mug, front',
      altText: 'A red mug',
      tags: ['mug', ' mug ', 'studio'],
      attributes: { angle: 'front', colour: 'Red', sku: 'MUG-R' },
      generation: { provider: 'p', model: 'm', prompt: 'a mug' },
    })
    expect(metadata).toEqual({
      title: 'Mug, front',
      altText: 'A red mug',
      tags: ['mug', 'studio'],
      attributes: { angle: 'front', colour: 'Red', sku: 'MUG-R' },
      generation: { provider: 'p', model: 'm', prompt: 'a mug' },
    })
  })

  it('is read as the marketing suite stores it', () => {
    const metadata = readAssetMetadata({
      prompt: 'Mug, side view',
      provider: 'stability',
      source_module: 'product_marketing',
      asset_metadata: { product_name: 'Harbour Mug', angle: 'side', variant: 'Red, Large', background_style: 'white' },
    })
    expect(metadata?.attributes).toEqual({
      productName: 'Harbour Mug',
      angle: 'side',
      variant: 'Red, Large',
      background: 'white',
    })
    expect(metadata?.generation).toEqual({ provider: 'stability', prompt: 'Mug, side view' })
  })

  it('does not refuse a picture for its label', () => {
    const metadata = readAssetMetadata({ title: 7, tags: 'mug', alt: 'x'.repeat(600), prompt: ' ', sku: null })
    expect(metadata).toEqual({ ...noMetadata, title: undefined, altText: 'x'.repeat(512) })
  })

  it('is read without what no database keeps', () => {
    const cut = `${'x'.repeat(511)}😀`
    const metadata = readAssetMetadata({ title: 'Mu\0g', altText: cut, tags: ['\0', '\ud83dred'], angle: '\ude00' })
    expect(metadata).toEqual({ ...noMetadata, title: 'Mug', altText: 'x'.repeat(511), tags: ['red'] })
  })

  it.each([null, 'text', 3, [1]])('is nothing in %j', (raw) => {
    expect(readAssetMetadata(raw)).toBeNull()
  })
})

describe('metadata of bytes that are imported again', () => {
  it('fills gaps and changes nothing that is known', () => {
    const known = { altText: 'Mine', tags: ['a'], attributes: { angle: 'front' }, generation: null }
    const more = {
      altText: 'Theirs',
      tags: ['a', 'b'],
      attributes: { angle: 'side', sku: 'M' },
      generation: { prompt: 'p' },
    }
    expect(mergeMetadata(known, more)).toEqual({
      altText: 'Mine',
      tags: ['a', 'b'],
      attributes: { angle: 'front', sku: 'M' },
      generation: { prompt: 'p' },
    })
  })
})
