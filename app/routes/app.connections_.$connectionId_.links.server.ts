import { AppError } from '../core/errors.ts'
import { BodyTooLargeError, readBody } from '../lib/http.ts'
import { maxLinkFileBytes } from '../services/matching/parse-link-file.ts'

/** A file of links and its name, which comes encoded in a header because it is in any language. Throws `AppError` too_large. */
export async function readLinkFile(request: Request): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    return { fileName: nameIn(request.headers), bytes: await readBody(request, maxLinkFileBytes) }
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error
    throw new AppError('too_large', `file of links of more than ${maxLinkFileBytes} bytes`, {
      userMessage: 'The file is larger than 10 MB. Split it into several files.',
      field: 'file',
      cause: error,
    })
  }
}

/** Only shown: a name that cannot be read is no reason to refuse the file. */
function nameIn(headers: Headers): string {
  try {
    return decodeURIComponent(headers.get('x-file-name') ?? '') || 'links.csv'
  } catch (error) {
    if (error instanceof URIError) return 'links.csv'
    throw error
  }
}
