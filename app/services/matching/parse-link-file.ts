import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { AppError } from '../../core/errors.ts'
import type { LinkFileRow } from '../../core/matching/link-file.ts'

/** What a catalogue of 50,000 variants takes, twice over. */
export const maxLinkFileBytes = 10 * 1024 * 1024
const maxLines = 50_000
const maxCellLength = 2000

/** How people and other tools head the column of the seller's SKU. */
const sellerSkuNames = ['seller_sku', 'amazon_sku', 'seller-sku', 'listing_sku']

const cellSchema = z.string().max(maxCellLength).default('')

const lineSchema = z.object({
  info: z.object({ lines: z.number() }),
  record: z.object({
    variant_id: cellSchema,
    sku: cellSchema,
    seller_sku: cellSchema,
    asin: cellSchema,
    action: cellSchema.transform((text) => text.toLowerCase()).pipe(z.enum(['', 'unlink'])),
  }),
})

/**
 * Reads a file of links as spreadsheets save it: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab. Columns that
 * are not known are passed over. Throws `AppError` invalid_input, with the line.
 */
export function parseLinkFile(bytes: Uint8Array): LinkFileRow[] {
  const text = decode(bytes)
  if (text.includes('\0')) throw unreadable('This is not a CSV file. Save the sheet as CSV and try again.')
  const lines: unknown[] = readLines(text)
  if (lines.length === 0) throw unreadable('The file has no lines below its header.')
  return lines.map((line, index) => toRow(line, index))
}

/** A spreadsheet's "CSV" is often not UTF-8; what is not, is taken for the Western code page, which decodes anything. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes)
    throw error
  }
}

function readLines(text: string): unknown[] {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].find((each) => header.includes(each)) ?? ','
  try {
    return parse(text, {
      columns: nameColumns,
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      trim: true,
      max_record_size: 64 * 1024,
      to: maxLines + 1,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error
    const where = typeof lines === 'number' ? ` Look at line ${lines}.` : ''
    throw unreadable(`The file couldn’t be read as CSV.${where}`, error)
  }
}

function nameColumns(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase().replaceAll(/\s+/g, '_'))
  const known = names.map((name) => (sellerSkuNames.includes(name) ? 'seller_sku' : name))
  if (!known.includes('seller_sku') && !known.includes('action')) {
    throw unreadable('The file has no column “seller_sku”. Download the current links and edit that file.')
  }
  if (!known.includes('variant_id') && !known.includes('sku')) {
    throw unreadable(
      'The file has neither a column “variant_id” nor “sku”. Download the current links and edit that file.',
    )
  }
  return known
}

function toRow(line: unknown, index: number): LinkFileRow {
  if (index >= maxLines) {
    throw unreadable(`The file has more than ${maxLines.toLocaleString('en')} lines. Split it into several files.`)
  }
  const parsed = lineSchema.safeParse(line)
  if (!parsed.success) {
    const column = String(parsed.error.issues[0]?.path.at(-1) ?? '')
    const words = column === 'action' ? 'The column “action” may hold “unlink” or nothing.' : `“${column}” is too long.`
    throw unreadable(`${words} Look at line ${lineOf(line, index)}.`)
  }
  const { record, info } = parsed.data
  return {
    ...{ line: info.lines, variantId: plain(record.variant_id), sku: plain(record.sku) },
    ...{ sellerSku: plain(record.seller_sku), asin: plain(record.asin), action: record.action },
  }
}

function lineOf(line: unknown, index: number): number {
  return z.object({ info: z.object({ lines: z.number() }) }).safeParse(line).data?.info.lines ?? index + 2
}

/** Takes back the apostrophe that was put before what a spreadsheet would take for a formula. */
function plain(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function unreadable(userMessage: string, cause?: unknown): AppError {
  return new AppError('invalid_input', 'unreadable file of links', { userMessage, field: 'file', cause })
}
