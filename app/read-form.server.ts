import type { ZodType } from 'zod'
import { AppError } from './core/errors.ts'
import { BodyTooLargeError, readBody } from './lib/http.ts'
import { hasNul } from './lib/nul-text.ts'

/** 500 product ids are some 20 kB; no form of a page comes near this. */
const maxFormBytes = 256 * 1024

export type FormFields = Readonly<Record<string, string | undefined>>

/**
 * The fields of a page's form, URL-encoded as Remix sends them. Of a field that comes twice the last one counts. Throws
 * `AppError`: too_large, unsupported_media, invalid_input for the character U+0000, which nobody types.
 */
export async function readForm(request: Request): Promise<FormFields> {
  const contentType = request.headers.get('content-type') ?? ''
  if (!contentType.startsWith('application/x-www-form-urlencoded')) {
    throw new AppError('unsupported_media', 'not a form', { userMessage: 'This request can’t be read.' })
  }
  const fields = Object.fromEntries(new URLSearchParams(await readText(request)))
  if (!hasNul(fields)) return fields
  throw new AppError('invalid_input', 'U+0000 in a form', { userMessage: 'This text can’t be saved. Type it anew.' })
}

/**
 * What a form asks for, where its fields come from our own page and not from a person's typing. Throws `AppError`:
 * invalid_input, without saying which field, because nobody filled it in.
 */
export function parseForm<Wish>(schema: ZodType<Wish>, fields: FormFields): Wish {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new AppError('invalid_input', 'form of a page', {
    userMessage: 'This request couldn’t be read. Reload the page.',
    cause: parsed.error,
  })
}

async function readText(request: Request): Promise<string> {
  try {
    return (await readBody(request, maxFormBytes)).toString('utf8')
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error
    throw new AppError('too_large', `form of more than ${maxFormBytes} bytes`, {
      userMessage: 'That is more than one request can carry. Do it in smaller parts.',
      cause: error,
    })
  }
}
