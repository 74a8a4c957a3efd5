import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const VERSION = 'v1'

export interface EncryptionKey {
  /** Stored with what it encrypted; letters, digits, dashes. */
  readonly id: string
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** Says what a secret is and whose: a sealed text moved to another row or column does not open there. */
export interface SecretPlace {
  readonly purpose: string
  readonly rowId: string
}

export interface SecretBox {
  seal(plaintext: string, place: SecretPlace): string
  /** Throws where the text was altered, sealed for another place, or sealed with a key that is no longer given. */
  open(sealed: string, place: SecretPlace): string
}

/**
 * Seals with AES-256-GCM under the first key and opens with any, so a key is rotated by putting a new one in front and dropped
 * once nothing sealed with it is left. A sealed text reads `v1.<key id>.<nonce, ciphertext and tag in base64url>`.
 */
export function createSecretBox(keys: readonly EncryptionKey[]): SecretBox {
  const [current] = keys
  if (!current) throw new Error('Expected at least one encryption key')
  const byId = new Map(keys.map(({ id, key }) => [id, key]))

  return {
    seal(plaintext, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, current.key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(additionalData(place))
      const body = Buffer.concat([nonce, cipher.update(plaintext, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [VERSION, current.id, body.toString('base64url')].join('.')
    },
    open(sealed, place) {
      const [version, keyId = '', text = ''] = sealed.split('.')
      const key = byId.get(keyId)
      if (version !== VERSION || !key) throw new Error(`No key opens the sealed ${place.purpose} of ${place.rowId}`)
      const body = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv(ALGORITHM, key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      decipher.setAAD(additionalData(place))
      decipher.setAuthTag(body.subarray(-TAG_BYTES))
      return decipher.update(body.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    },
  }
}

function additionalData({ purpose, rowId }: SecretPlace): Buffer {
  return Buffer.from(JSON.stringify([purpose, rowId]))
}

/** SHA-256 in hex. For secrets of high entropy (API keys) and fingerprints of requests; not for passwords. */
export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** `bytes` random bytes in base64url: unguessable, safe in URLs and headers. */
export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}
