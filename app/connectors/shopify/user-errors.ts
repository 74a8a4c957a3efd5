import { ConnectorError, type ConnectorErrorCode } from '../../core/channel/connector-error.ts'
import type { UserError } from './operation.ts'

/** What the codes mean that are not plain refusals. Shopify's enums are open; an unknown code is a refusal. */
const meanings: Record<string, ConnectorErrorCode> = {
  NON_READY_STATE: 'conflict',
  NON_READY_MEDIA: 'conflict',
  FILE_LOCKED: 'conflict',
  MUST_BE_FOR_THIS_PRODUCT: 'conflict',
  MEDIA_IS_NOT_ATTACHED_TO_VARIANT: 'conflict',
  MEDIA_DOES_NOT_EXIST_ON_PRODUCT: 'conflict',
  PRODUCT_DOES_NOT_EXIST: 'not_found',
  PRODUCT_VARIANT_DOES_NOT_EXIST: 'not_found',
  PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT: 'not_found',
  REFERENCE_TARGET_DOES_NOT_EXIST: 'not_found',
  FILE_DOES_NOT_EXIST: 'not_found',
  MEDIA_DOES_NOT_EXIST: 'not_found',
  PRODUCT_SUSPENDED: 'forbidden',
}

/** A user error as the rest of the app knows it, with Shopify's code and words kept. */
export function userErrorToConnectorError({ code, message, field }: UserError, requestId?: string): ConnectorError {
  const details = { platformCode: code ?? 'USER_ERROR', platformMessage: message, requestId }
  return new ConnectorError(meanings[code ?? ''] ?? 'rejected', `${field.join('.')}: ${message}`, details)
}

/** The row of a list argument that an error is about, such as 3 for `['files', '3', 'alt']`; null: the whole call. */
export function rowOf({ field }: UserError): number | null {
  const row = field.find((part) => /^\d+$/.test(part))
  return row === undefined ? null : Number(row)
}
