import { type PictureOrder, pictureOrder } from './picture-order.ts'
import type { ProductEvidence } from './product-evidence.ts'
import type { ProposableAsset } from './proposal.ts'
import type { ValueEvidence } from './value-evidence.ts'

/** A picture that seems to belong to a product, before it is compared with the others there. */
export interface Candidate {
  readonly asset: ProposableAsset
  readonly product: ProductEvidence
  readonly value: ValueEvidence | null
  readonly order: PictureOrder
  readonly confidence: number
  readonly reason: string
}

/** A picture whose value is unknown can still be right for the product as a whole. */
const wholeProduct = 0.75
const contradicted = 0.5

export function belongsTo(
  asset: ProposableAsset,
  product: ProductEvidence,
  value: ValueEvidence | null,
  companions: number,
): Candidate {
  const strength = product.strength * valueStrength(product, value, companions)
  const confidence = value?.contradiction ? Math.min(strength, contradicted) : strength
  return { asset, product, value, order: pictureOrder(asset), confidence, reason: reasonOf(product, value) }
}

function valueStrength(product: ProductEvidence, value: ValueEvidence | null, companions: number): number {
  if (value) return value.strength
  if (product.variant || product.entry.pictureOption === null) return 1
  return companions === 1 && product.entry.pictureOption.values.length === 1 ? 1 : wholeProduct
}

function reasonOf(product: ProductEvidence, value: ValueEvidence | null): string {
  const parts = [product.reason]
  if (value) parts.push(value.reason)
  if (value?.contradiction) parts.push(`but ${lowerFirst(value.contradiction)}`)
  if (value?.value === null) parts.push('it is suggested for the product without a variant')
  return `${parts.join('; ')}.`
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
