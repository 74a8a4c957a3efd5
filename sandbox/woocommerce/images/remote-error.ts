/** Why a request of the site's own failed, in the words of WordPress or cURL. */
export class RemoteError extends Error {}

export const notValid = (): RemoteError => new RemoteError('A valid URL was not provided.')

const OPENSSL = 'OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number'

/** Node's errors in the words of cURL. */
export function curlError(error: unknown, url: URL, elapsedMs: number): RemoteError {
  const { code = '', message = '' } = error as NodeJS.ErrnoException
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  switch (code) {
    case 'ECONNREFUSED':
      return new RemoteError(
        `cURL error 7: Failed to connect to ${url.hostname} port ${port} after ${elapsedMs} ms: Couldn't connect to server`,
      )
    case 'ECONNRESET':
      return new RemoteError('cURL error 52: Empty reply from server')
    case 'ETIMEDOUT':
      return new RemoteError(`cURL error 28: Operation timed out after ${elapsedMs} milliseconds with 0 bytes received`)
    case 'EPROTO':
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
      return new RemoteError(`cURL error 35: ${OPENSSL}`)
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return new RemoteError('cURL error 60: SSL certificate problem: self-signed certificate')
    default:
      return new RemoteError(`cURL error 56: ${code || message}`)
  }
}
