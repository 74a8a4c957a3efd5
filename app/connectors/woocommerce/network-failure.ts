import { ConnectorError } from '../../core/channel/connector-error.ts'

/** Failures before a single byte of the request was sent: nothing can have happened in the store. */
const neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/
const certificate = /^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/
/** The port speaks plain http: nobody is there over https. */
const notTls = /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST)$/
/** Of the guard that keeps us out of private networks. */
const refusedAddress = /^(private_address|unsupported_scheme|credentials_in_url|invalid_url)$/

export type NetworkFault = 'certificate' | 'refused_address' | 'refused_port' | 'unknown_host' | 'never_sent' | 'lost'

/** What became of a request that has no answer. */
export function networkFault(error: unknown): NetworkFault {
  const code = codeOf(error)
  if (notTls.test(code)) return 'never_sent'
  if (certificate.test(code)) return 'certificate'
  if (refusedAddress.test(code)) return 'refused_address'
  if (code === 'port_not_allowed') return 'refused_port'
  if (code === 'ENOTFOUND') return 'unknown_host'
  return neverSent.test(code) ? 'never_sent' : 'lost'
}

/**
 * What a failed `fetch` means. Returned: the answer was lost (`timeout`, `unavailable`), the effect may be there.
 * Thrown: the request never left, or the caller aborted (its own reason). Causes are named by their code alone: what the
 * transport throws carries credentials.
 */
export function networkFailure(error: unknown, what: string, { deadline, caller }: Aborts): ConnectorError {
  caller?.throwIfAborted()
  if (deadline.aborted) return new ConnectorError('timeout', `${what}: no answer in time`, { platformCode: 'TIMEOUT' })
  const platformCode = codeOf(error)
  // Neither a failure of the network nor of ours with a code: a bug.
  if (platformCode === '') throw error
  const failure = new ConnectorError('unavailable', `${what}: ${platformCode}`, { platformCode })
  if (networkFault(error) !== 'lost') throw failure
  return failure
}

interface Aborts {
  readonly deadline: AbortSignal
  readonly caller?: AbortSignal
}

/** Of the innermost cause that has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  const inner = codeOf(error.cause)
  if (inner !== '') return inner
  if ('code' in error && typeof error.code === 'string') return error.code
  // A body that breaks off: `TypeError: terminated` without a code.
  return error instanceof TypeError && /terminated|fetch failed|network/i.test(error.message) ? 'NETWORK' : ''
}
