import { ApiError } from '../api/api-error.ts'
import type { ApiCall } from '../api/call.ts'
import type { Seller } from '../state/seller.ts'

/** Seller SKUs have at most 40 characters. */
const MAX_SKU_LENGTH = 40

export function isIllFormed({ invalidSkus }: Seller, sku: string): boolean {
  return sku.length > MAX_SKU_LENGTH || invalidSkus.has(sku)
}

/** The SKU of a call; throws 400 for one that Amazon cannot read. */
export function checkSku({ parameters, seller, operation }: ApiCall): string {
  const sku = parameters.text('sku') ?? ''
  if (isIllFormed(seller, sku)) throw ApiError.invalid(operation, `ill-formed SKU ${sku}`)
  return sku
}
