import { AppError } from './core/errors.ts'
import { BodyTooLargeError, readBody } from './lib/http.ts'
import { maxSheetBytes } from './services/sheets/read-sheet.ts'

/** A table that a merchant uploads, and its name, which comes encoded in a header because it is in any language. Throws `AppError` too_large. */
export async function readSheetFile(request: Request): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    return { fileName: nameIn(request.headers), bytes: await readBody(request, maxSheetBytes) }
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error
    throw new AppError('too_large', `table of more than ${maxSheetBytes} bytes`, {
      userMessage: 'The file is larger than 10 MB. Split it into several files.',
      field: 'file',
      cause: error,
    })
  }
}

const unnamed = 'table.csv'

/** Only shown: a name that cannot be read is no reason to refuse the file. */
function nameIn(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get('x-file-name') ?? '') || unnamed
  } catch (error) {
    if (error instanceof URIError) return unnamed
    throw error
  }
}
