import { AppError } from '../core/errors.ts'
import { readBody } from '../lib/http.ts'

const MAX_JSON_BYTES = 5 * 1024 ** 2

export function isJson(request: Request): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(request.headers.get('content-type') ?? '')
}

/** The JSON body of a request; undefined for an empty one. Throws AppError and BodyTooLargeError. */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, MAX_JSON_BYTES)
  if (body.length === 0) return undefined
  if (!isJson(request)) {
    throw new AppError('unsupported_media', 'body is not JSON', {
      userMessage: 'Send the body as JSON, with "Content-Type: application/json".',
    })
  }
  try {
    return JSON.parse(body.toString('utf8'))
  } catch (error) {
    throw new AppError('malformed_request', 'unreadable JSON', {
      userMessage: 'The body is not valid JSON.',
      cause: error,
    })
  }
}
