import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

export interface TokenSigner {
  /** The payload, readable by everybody, with a signature: `<payload>.<signature>`, both in base64url. */
  sign(payload: string): string
  /** The payload; null where the token is altered or was signed for another purpose or with another secret. */
  read(token: string): string | null
}

/**
 * Signs with HMAC-SHA256 under a key derived from the first secret; every secret verifies, so that tokens survive a rotation.
 * `purpose` keeps tokens of one kind from being taken for another.
 */
export function createTokenSigner(secrets: readonly Uint8Array[], purpose: string): TokenSigner {
  const keys = secrets.map((secret) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)))
  const [current] = keys
  if (!current) throw new Error('Expected at least one secret')

  return {
    sign(payload) {
      const text = Buffer.from(payload).toString('base64url')
      return `${text}.${signatureOf(text, current).toString('base64url')}`
    },
    read(token) {
      const [text = '', signature = '', ...rest] = token.split('.')
      const given = Buffer.from(signature, 'base64url')
      const genuine = rest.length === 0 && keys.some((key) => equal(signatureOf(text, key), given))
      return genuine ? Buffer.from(text, 'base64url').toString('utf8') : null
    },
  }
}

function signatureOf(text: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function equal(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right)
}
