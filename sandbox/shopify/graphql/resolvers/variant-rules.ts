import type { CreateMediaInput } from '../../state/product-media.ts'
import type { Product, StoredFile } from '../../state/model.ts'
import type { RequestContext } from '../context.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

export interface VariantInput {
  id?: string | null
  price?: string | null
  compareAtPrice?: string | null
  barcode?: string | null
  taxable?: boolean | null
  inventoryPolicy?: string | null
  inventoryItem?: { sku?: string | null; tracked?: boolean | null } | null
  mediaId?: string | null
  mediaSrc?: string[] | null
  optionValues?: { name?: string | null; optionName?: string | null }[] | null
}

export interface VariantPlace {
  input: VariantInput
  index: number
  product: Product
  media: CreateMediaInput[]
  context: RequestContext
}

type Breach = [field: string | null, code: string, message: string] | null

const MAX_PRICE = 1_000_000_000_000_000_000n

/** Every broken rule of one variant, `compareAtPrice` before `price` as recorded. */
const RULES: ((place: VariantPlace) => Breach)[] = [
  ({ input }) => (input.id ? null : ['id', 'PRODUCT_VARIANT_ID_MISSING', 'Product variant is missing ID attribute']),
  ({ input, product }) =>
    !input.id || product.variantIds.includes(input.id)
      ? null
      : ['id', 'PRODUCT_VARIANT_DOES_NOT_EXIST', 'Product variant does not exist'],
  ({ input }) =>
    isTooLarge(input.compareAtPrice) ? ['compareAtPrice', 'INVALID_INPUT', `must be less than ${MAX_PRICE}`] : null,
  ({ input }) => (isTooLarge(input.price) ? ['price', 'INVALID_INPUT', `must be less than ${MAX_PRICE}`] : null),
  ({ input }) =>
    Number(input.price ?? 0) < 0
      ? ['price', 'GREATER_THAN_OR_EQUAL_TO', 'Price must be greater than or equal to 0']
      : null,
  ({ input }) =>
    input.mediaId && input.mediaSrc?.length
      ? [null, 'CANNOT_SPECIFY_BOTH', 'Cannot specify both mediaId and mediaSrc']
      : null,
  ({ input }) =>
    (input.mediaSrc?.length ?? 0) > 1
      ? ['mediaSrc', 'INVALID_INPUT', 'Only one mediaSrc is allowed per variant']
      : null,
  ({ input, media }) =>
    input.mediaSrc?.[0] && !media.some(({ originalSource }) => originalSource === input.mediaSrc?.[0])
      ? ['mediaSrc', 'INVALID_INPUT', 'mediaSrc must be the originalSource of one of the media']
      : null,
  ({ input, product, context }) =>
    input.mediaId && !isVisible(product, input.mediaId, context.world.clock.now())
      ? ['mediaId', 'MUST_BE_FOR_THIS_PRODUCT', 'Media must be for this product']
      : null,
  ({ input, context }) =>
    input.mediaId && isNoImage(context.shop.files.get(input.mediaId))
      ? ['mediaId', 'INVALID_INPUT', 'Non-image media cannot be attached to variants.']
      : null,
  ({ input, media }) =>
    media.some((row) => row.originalSource === input.mediaSrc?.[0] && row.mediaContentType !== 'IMAGE')
      ? ['mediaSrc', 'INVALID_INPUT', 'Non-image media cannot be attached to variants.']
      : null,
]

export function variantErrors(place: VariantPlace): MutationError[] {
  return RULES.flatMap((rule) => {
    const breach = rule(place)
    if (!breach) return []
    const [field, code, message] = breach
    return [userError(['variants', place.index, ...(field ? [field] : [])], code, message)]
  })
}

/** Media just attached is not seen at once when the attach delay is set. */
function isVisible(product: Product, mediaId: string, now: number): boolean {
  return product.media.some(({ fileId, visibleAt }) => fileId === mediaId && visibleAt <= now)
}

function isNoImage(file: StoredFile | undefined): boolean {
  return file !== undefined && file.__typename !== 'MediaImage'
}

function isTooLarge(amount: string | null | undefined): boolean {
  const whole = amount?.split('.')[0] ?? '0'
  return /^\d+$/.test(whole) && BigInt(whole) >= MAX_PRICE
}
