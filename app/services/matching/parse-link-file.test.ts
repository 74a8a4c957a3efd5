import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { AppError } from '../../core/errors.ts'
import { csvText } from '../../lib/csv-text.ts'
import { parseLinkFile } from './parse-link-file.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
function wordsOf(refused: () => unknown): string {
  try {
    refused()
  } catch (error) {
    if (error instanceof AppError) return error.userMessage
    throw error
  }
  return ''
}

const id = '0192f0c1-0000-7000-8000-000000000001'

describe('a file of links', () => {
  it.each<[string, Uint8Array]>([
    ['with commas', bytes(`variant_id,sku,seller_sku,asin,action\n${id},A,B,C,unlink\n`)],
    [
      'with semicolons and a byte order mark',
      bytes(`\uFEFFvariant_id;sku;seller_sku;asin;action\r\n${id};A;B;C;unlink`),
    ],
    [
      'with tabs, other names and other columns',
      bytes(`Price\tVariant ID\tSKU\tAmazon SKU\tASIN\tAction\n9\t${id}\tA\tB\tC\tUNLINK`),
    ],
    ['with quotes and spaces', bytes(`variant_id,sku,seller_sku,asin,action\n "${id}" ,"A", B ,C,unlink\n\n,,,,\n`)],
    ['in UTF-16', Buffer.from(`\uFEFFvariant_id\tsku\tseller_sku\tasin\taction\n${id}\tA\tB\tC\tunlink`, 'utf16le')],
  ])('is read %s', (_what, file) => {
    expect(parseLinkFile(file)).toEqual([
      { line: 2, variantId: id, sku: 'A', sellerSku: 'B', asin: 'C', action: 'unlink' },
    ])
  })

  it('keeps the numbers of its lines, also below a cell of two lines', () => {
    const rows = parseLinkFile(bytes('sku,product,seller_sku\nA,"two\nlines",X\n\nB,,Y\n'))
    expect(rows.map(({ line, sku }) => `${line} ${sku}`)).toEqual(['3 A', '5 B'])
  })

  it('is read in the Western code page where it is not UTF-8', () => {
    expect(parseLinkFile(Buffer.from('sku,seller_sku\nGR\xd6SSE,B\n', 'latin1'))).toMatchObject([{ sku: 'GRÖSSE' }])
  })

  it.each<[string, Uint8Array, string]>([
    ['nothing', bytes(''), 'no lines'],
    ['a header alone', bytes('sku,seller_sku\n'), 'no lines'],
    ['no column of variants', bytes('seller_sku\nB\n'), 'variant_id'],
    ['no column of listings', bytes('sku,price\nA,9\n'), 'seller_sku'],
    ['an action that is none', bytes('sku,seller_sku,action\nA,B,delete\n'), 'line 2'],
    ['a quote without an end', bytes('sku,seller_sku\nA,"B\n'), 'CSV'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'not a CSV'],
    ['a cell as long as a book', bytes(`sku,seller_sku\nA,${'B'.repeat(5000)}\n`), 'too long'],
    ['a line without an end', bytes(`sku,seller_sku\nA,${'B'.repeat(200_000)}\n`), 'CSV'],
    ['too many lines', bytes(`sku,seller_sku\n${'A,B\n'.repeat(50_001)}`), 'more than 50,000'],
  ])('is refused with %s', (_what, file, words) => {
    const refused = () => parseLinkFile(file)
    expect(refused).toThrow(AppError)
    expect(wordsOf(refused)).toContain(words)
  })
})

test('whatever the bytes: a file is read or refused in words', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, headed) => {
      const file = headed ? Buffer.concat([bytes('sku,seller_sku\n'), noise]) : noise
      try {
        for (const row of parseLinkFile(file)) expect(row.line).toBeGreaterThan(1)
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
      }
    }),
  )
})

test('whatever the cells: what is written without formulas is read as it was', () => {
  const cell = fc
    .string({ maxLength: 20 })
    .map((text) => text.trim())
    .filter((text) => !text.includes('\0') && !text.startsWith("'"))
  fc.assert(
    fc.property(fc.record({ sku: cell, seller_sku: cell }), (row) => {
      if (!row.sku && !row.seller_sku) return
      const file = csvText([row])
      expect(parseLinkFile(bytes(file))).toMatchObject([{ sku: row.sku, sellerSku: row.seller_sku }])
    }),
    { numRuns: 500 },
  )
})
