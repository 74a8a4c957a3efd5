import { describe, expect, it } from 'vitest'
import { extensionOf, hammingDistance, mimeTypeOf, misleadingExtension } from './asset-facts.ts'
import { type AssetIssueCode, assetIssueWords } from './asset-issues.ts'

describe('facts of an asset', () => {
  it.each([
    ['photo.JPEG', 'jpeg', null],
    ['photo.jfif', 'jpeg', null],
    ['scan.tiff', 'tiff', null],
    ['clip.m4v', 'mp4', null],
    ['without-extension', 'png', null],
    ['photo.jpg', 'png', 'jpg'],
    ['page.html', 'webp', 'html'],
  ] as const)('%s holding %s: the extension is misleading: %s', (name, format, expected) => {
    expect(misleadingExtension(name, format)).toBe(expected)
  })

  it('has a MIME type and an extension for every format', () => {
    expect([mimeTypeOf('jpeg'), extensionOf('jpeg')]).toEqual(['image/jpeg', 'jpg'])
    expect([mimeTypeOf('mov'), extensionOf('mov')]).toEqual(['video/quicktime', 'mov'])
  })

  it('counts differing bits', () => {
    expect(hammingDistance('0000000000000000', 'ffffffffffffffff')).toBe(64)
    expect(hammingDistance('00000000000000f0', '0000000000000010')).toBe(3)
  })

  it.each([
    ['too_many_bytes', { measured: 60 * 1_048_576, limit: 50 * 1_048_576 }, 'The file has 60 MB; 50 MB are allowed.'],
    ['too_many_pixels', { measured: 1e10, limit: 1e8 }, '10000 megapixels'],
    ['too_small', { measured: 300, limit: 500 }, '300 pixels'],
  ] satisfies [AssetIssueCode, object, string][])('says in words what %s means', (code, measures, text) => {
    const { happened, remedy } = assetIssueWords({ code, ...measures })
    expect(happened).toContain(text)
    expect(remedy).toMatch(/\.$/)
  })
})
