import { pino, type Logger } from 'pino'

export type Log = Logger

const secretNames = [
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'id_token',
  'authorization',
  'apiKey',
]

/**
 * One JSON line per event: ids, codes and durations. Tokens, bodies and query strings are never given to it; the redaction is
 * the second line of defence for objects that carry a secret by one of its usual names.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[secret]' },
    serializers: { err: describeError },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Of an error only what names it: libraries attach requests, tokens and bodies to theirs. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  return {
    type: error.name,
    code,
    message: error.message,
    stack: error.stack,
    cause: error.cause && describeError(error.cause),
  }
}
