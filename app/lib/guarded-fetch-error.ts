/** Why a file could not be fetched from an address that a person gave. */
const words = {
  invalid_url: () => ['This is not a web address.', 'Enter a full address that starts with https://.'],
  unsupported_scheme: () => [
    'Only http and https addresses can be fetched.',
    'Enter the address under which the file opens in a browser.',
  ],
  credentials_in_url: () => [
    'The address contains a user name or password, which is not sent anywhere.',
    'Use an address that works without signing in, or download the file and upload it here.',
  ],
  port_not_allowed: () => [
    'The address names a port that pictures are not served from.',
    'Use an address on the usual ports (80, 443, 8080 or 8443).',
  ],
  private_address: () => [
    'The address leads into a private network and is not fetched.',
    'Use an address that everybody on the internet can open, or download the file and upload it here.',
  ],
  unknown_host: () => ['There is no such host.', 'Check the spelling of the address.'],
  unreachable: () => ['The host did not answer.', 'Check that the address opens in a browser, then try again.'],
  insecure_connection: () => [
    'A secure connection to the host could not be made: its certificate is not valid.',
    'Tell the owner of the site, or download the file and upload it here.',
  ],
  too_many_redirects: () => [
    'The address leads from one address to the next without end.',
    'Open it in a browser and copy the address of the picture itself.',
  ],
  not_found: () => ['There is no file at this address.', 'Check the address; the file may have been moved.'],
  access_denied: () => [
    'The host does not give this file to everybody.',
    'Make it public, use a sharing link, or download the file and upload it here.',
  ],
  bad_answer: () => [
    'The host answered with an error.',
    'Try again later. If it stays so, download the file and upload it here.',
  ],
  unexpected_type: () => [
    'The address leads to something other than a picture or video, probably a web page.',
    'Open it, right-click the picture and choose “Copy image address”.',
  ],
  unexpected_encoding: () => [
    'The host sends the file compressed in a way that is not accepted.',
    'Download the file and upload it here.',
  ],
  too_large: () => ['The file is too large.', 'Save it smaller and try again.'],
  too_slow: () => ['The host sends the file too slowly.', 'Try again later, or download the file and upload it here.'],
  broken_off: () => ['The connection broke off in the middle of the file.', 'Try again.'],
} satisfies Record<string, () => readonly [happened: string, remedy: string]>

export type GuardedFetchCode = keyof typeof words

/** `message` is for logs and names no address: addresses may hold secrets in their query. */
export class GuardedFetchError extends Error {
  readonly code: GuardedFetchCode
  readonly happened: string
  readonly remedy: string

  constructor(code: GuardedFetchCode, detail = '', cause?: unknown) {
    super(detail ? `${code}: ${detail}` : code, { cause })
    this.name = 'GuardedFetchError'
    this.code = code
    const [happened, remedy] = words[code]()
    this.happened = happened
    this.remedy = remedy
  }
}

const byCause: Readonly<Record<string, GuardedFetchCode>> = {
  ENOTFOUND: 'unknown_host',
  EAI_AGAIN: 'unknown_host',
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'unreachable',
  UND_ERR_CONNECT_TIMEOUT: 'unreachable',
  UND_ERR_HEADERS_TIMEOUT: 'too_slow',
  UND_ERR_BODY_TIMEOUT: 'too_slow',
  UND_ERR_SOCKET: 'broken_off',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broken_off',
  ECONNRESET: 'broken_off',
  EPIPE: 'broken_off',
}

/** Sorts what the network and undici throw; an abort by the caller is passed on as it is. */
export function toGuardedFetchError(error: unknown): unknown {
  if (error instanceof GuardedFetchError) return error
  if (!(error instanceof Error)) return error
  if (error.name === 'TimeoutError') return new GuardedFetchError('too_slow', 'total time', error)
  if (error.name === 'AbortError') return error
  if (error instanceof AggregateError) return toGuardedFetchError(error.errors[0])
  const code = 'code' in error ? String(error.code) : ''
  if (/^(CERT_|ERR_TLS|ERR_SSL|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(code))
    return new GuardedFetchError('insecure_connection', code, error)
  return new GuardedFetchError(byCause[code] ?? 'bad_answer', code || error.name, error)
}
