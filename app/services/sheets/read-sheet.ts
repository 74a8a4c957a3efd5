import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { AppError } from '../../core/errors.ts'

/** What a catalogue of 50,000 variants takes, twice over. */
export const maxSheetBytes = 10 * 1024 * 1024
const maxLines = 50_000
const maxCellLength = 2000

export interface SheetColumns<Name extends string> {
  /** Those that are read; all others are passed over. */
  readonly names: readonly Name[]
  /** How people and other tools head them, in small letters; counts where the column itself is not there. */
  readonly aliases: Readonly<Record<string, Name>>
  /** Why columns like these won't do, in words for the merchant; null: they do. */
  readonly complain: (has: (name: Name) => boolean) => string | null
}

export interface SheetRow<Name extends string> {
  /** As spreadsheets count; the header is line 1. */
  readonly line: number
  /** '' where there is no such column. */
  readonly cells: Readonly<Record<Name, string>>
}

/**
 * Reads a table as spreadsheets save it: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab. Throws `AppError`
 * invalid_input, with the line.
 */
export function readSheet<Name extends string>(bytes: Uint8Array, columns: SheetColumns<Name>): SheetRow<Name>[] {
  const text = decode(bytes)
  if (text.includes('\0')) throw unreadableSheet('This is not a CSV file. Save the sheet as CSV and try again.')
  const lines: unknown[] = readLines(text, (header) => nameColumns(header, columns))
  if (lines.length === 0) throw unreadableSheet('The file has no lines below its header.')
  if (lines.length > maxLines) {
    throw unreadableSheet(`The file has more than ${maxLines.toLocaleString('en')} lines. Split it into several files.`)
  }
  return lines.map((line) => toRow(line, columns.names))
}

export function unreadableSheet(userMessage: string, cause?: unknown): AppError {
  return new AppError('invalid_input', 'unreadable sheet', { userMessage, field: 'file', cause })
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

function readLines(text: string, columns: (header: readonly string[]) => string[]): unknown[] {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].find((each) => header.includes(each)) ?? ','
  try {
    return parse(text, {
      columns,
      delimiter,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      // Reports of marketplaces are separated by tabs and write inches as they are.
      relax_quotes: delimiter === '\t',
      trim: true,
      max_record_size: 64 * 1024,
      to: maxLines + 1,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error
    const where = typeof lines === 'number' ? ` Look at line ${lines}.` : ''
    throw unreadableSheet(`The file couldn’t be read as CSV.${where}`, error)
  }
}

function nameColumns<Name extends string>(
  header: readonly string[],
  { aliases, complain }: SheetColumns<Name>,
): string[] {
  const given = header.map((name) => name.trim().toLowerCase().replaceAll(/\s+/g, '_'))
  const names = given.map((name) => {
    const known = Object.hasOwn(aliases, name) ? aliases[name] : undefined
    return known && !given.includes(known) ? known : name
  })
  const complaint = complain((name) => names.includes(name))
  if (complaint) throw unreadableSheet(complaint)
  return names
}

const lineSchema = z.object({ info: z.object({ lines: z.number() }), record: z.record(z.string(), z.string()) })

function toRow<Name extends string>(line: unknown, names: readonly Name[]): SheetRow<Name> {
  const { info, record } = lineSchema.parse(line)
  const tooLong = names.find((name) => (record[name] ?? '').length > maxCellLength)
  if (tooLong) throw unreadableSheet(`“${tooLong}” is too long. Look at line ${info.lines}.`)
  const cells = names.map((name) => [name, plain(record[name] ?? '')])
  return { line: info.lines, cells: Object.fromEntries(cells) as Record<Name, string> }
}

/** Takes back the apostrophe that was put before what a spreadsheet would take for a formula. */
function plain(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
