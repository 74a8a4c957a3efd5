import { stringify } from 'csv-stringify/sync'

interface CsvOptions {
  /** In their order. Left out: those of the first line. */
  readonly columns?: readonly string[]
  /** False: these lines go on with a file that has its header already. */
  readonly isStart?: boolean
}

/**
 * Lines as a file for spreadsheets: in UTF-8, which a mark at its start says, and with an apostrophe before = + - @, because a product
 * title must not become a formula in somebody's spreadsheet.
 */
export function csvText(lines: readonly object[], { columns, isStart = true }: CsvOptions = {}): string {
  return stringify([...lines], {
    ...(columns && { columns: [...columns] }),
    header: isStart,
    bom: isStart,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}
