import { ConnectorError } from '../../core/channel/connector-error.ts'

/** Failures before a single byte of the request was sent: nothing can have happened on the platform. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/**
 * What a failed `fetch` means. Returned: the answer was lost (`timeout`, `unavailable`), the effect may be there.
 * Thrown: the request never left (`unavailable`), or the caller aborted (its own reason).
 */
export function networkFailure(error: unknown, what: string, deadlinePassed: boolean): ConnectorError {
  if (deadlinePassed) return new ConnectorError('timeout', `${what}: no answer in time`, { cause: error })
  if (!(error instanceof TypeError)) throw error
  const code = causeCode(error)
  const failure = new ConnectorError('unavailable', `${what}: ${code ?? error.message}`, { cause: error })
  if (code !== undefined && neverSent.has(code)) throw failure
  return failure
}

function causeCode({ cause }: TypeError): string | undefined {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
}
