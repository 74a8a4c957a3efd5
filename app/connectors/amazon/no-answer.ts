import { ConnectorError } from '../../core/channel/connector-error.ts'

/** Failures before a single byte was sent: nothing can have happened at Amazon. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/
const late = /^API_(RESPONSE|IDLE|DEADLINE)_TIMEOUT$|^ETIMEDOUT$/
const lost = /^(ECONNRESET|EPIPE|ERR_STREAM|ERR_SOCKET|HPE_|ERR_HTTP)/

interface NoAnswer {
  readonly error: ConnectorError
  /** The request may have arrived. */
  readonly sent: boolean
}

/**
 * What became of a request that Amazon did not answer; null: something else went wrong. Causes are named by their code alone: what
 * the library throws carries bodies.
 */
export function noAnswer(error: unknown, what: string): NoAnswer | null {
  const code = codeOf(error)
  const failure = (kind: 'timeout' | 'unavailable') =>
    new ConnectorError(kind, `${what}: ${code}`, { platformCode: code })
  if (late.test(code)) return { error: failure('timeout'), sent: true }
  if (neverSent.test(code)) return { error: failure('unavailable'), sent: false }
  return lost.test(code) ? { error: failure('unavailable'), sent: true } : null
}

export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
