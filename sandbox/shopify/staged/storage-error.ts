import type { Reply } from '../http/exchange.ts'
import { text } from '../http/exchange.ts'

/** An error document of Google Cloud Storage's XML API. */
export class StorageError extends Error {
  readonly status: number
  readonly code: string
  readonly details: string | undefined

  constructor(status: number, code: string, message: string, details?: string) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }

  static accessDenied(details: string): StorageError {
    return new StorageError(403, 'AccessDenied', 'Access denied.', details)
  }

  static signatureDoesNotMatch(): StorageError {
    const message =
      'The request signature we calculated does not match the signature you provided. ' +
      'Check your Google secret key and signing method.'
    return new StorageError(403, 'SignatureDoesNotMatch', message)
  }

  static expired(at: string): StorageError {
    return new StorageError(
      400,
      'ExpiredToken',
      'The provided token has expired.',
      `Request signature expired at: ${at}`,
    )
  }

  static policy(details: string): StorageError {
    const message = 'The content of the form does not meet the conditions specified in the policy document.'
    return new StorageError(400, 'InvalidPolicyDocument', message, details)
  }

  static tooLarge(bytes: number, maxBytes: number): StorageError {
    const message = 'Your proposed upload is larger than the maximum object size specified in your Policy Document.'
    return new StorageError(
      400,
      'EntityTooLarge',
      message,
      `Content-length exceeds upper bound on range: ${bytes} > ${maxBytes}`,
    )
  }

  static tooSmall(bytes: number, minBytes: number): StorageError {
    const message = 'Your proposed upload is smaller than the minimum object size specified in your Policy Document.'
    return new StorageError(
      400,
      'EntityTooSmall',
      message,
      `Content-length smaller than lower bound on range: ${bytes} < ${minBytes}`,
    )
  }

  toReply(): Reply {
    const details = this.details ? `<Details>${escapeXml(this.details)}</Details>` : ''
    const body =
      `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${this.code}</Code>` +
      `<Message>${escapeXml(this.message)}</Message>${details}</Error>`
    return text(this.status, body, 'application/xml; charset=UTF-8')
  }
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
