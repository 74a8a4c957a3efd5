import type { Product, Variant } from '../../state/model.ts'
import { addVariant, touchProduct } from '../../state/products.ts'
import { appendNewMedia, exceedsMediaLimit, findMediaBreach } from '../../state/product-media.ts'
import type { CreateMediaInput } from '../../state/product-media.ts'
import type { RequestContext } from '../context.ts'
import { notOffered } from '../invalid-argument.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'
import { variantErrors } from './variant-rules.ts'
import type { VariantInput } from './variant-rules.ts'

interface BulkArguments {
  productId: string
  variants: VariantInput[]
  media?: CreateMediaInput[] | null
  allowPartialUpdates?: boolean | null
}

export const variantMutations: TypeResolvers = { productVariantsBulkUpdate, productVariantsBulkCreate }

const OFFERED = new Set([
  'id',
  'price',
  'compareAtPrice',
  'barcode',
  'taxable',
  'inventoryPolicy',
  'inventoryItem',
  'mediaId',
  'mediaSrc',
  'optionValues',
])

/** Without `allowPartialUpdates` one bad variant refuses all; with it the good ones are changed and all come back. */
function productVariantsBulkUpdate(_root: unknown, args: BulkArguments, context: RequestContext): object {
  const { world, shop } = context
  const product = shop.products.get(args.productId)
  if (!product) return missingProduct()
  checkOffered(args.variants)
  const media = args.media ?? []
  const refusal = mediaRefusal(context, product, media)
  if (refusal.length) return { product, productVariants: null, userErrors: refusal }
  const errors = args.variants.map((input, index) => variantErrors({ input, index, product, media, context }))
  const userErrors = errors.flat()
  if (userErrors.length && !args.allowPartialUpdates) return { product: null, productVariants: null, userErrors }
  const created = appendNewMedia(context, product, media)
  const productVariants = args.variants.flatMap((input, index): Variant[] => {
    const variant = shop.variants.get(input.id ?? '')
    if (!variant) return []
    const bySource = created.find((file) => file.originalSource === input.mediaSrc?.[0])?.id
    if (!errors[index]?.length) applyInput(variant, input, bySource, world.clock.now())
    return [variant]
  })
  touchProduct(world, shop, product)
  return { product, productVariants, userErrors }
}

/** A `mediaSrc` for a variant that has an image changes nothing and says nothing, as merchants report. */
function applyInput(variant: Variant, input: VariantInput, createdId: string | undefined, now: number): void {
  const { price, compareAtPrice, barcode, taxable, inventoryPolicy } = input
  const changes = { price: money(price), compareAtPrice: money(compareAtPrice), barcode, taxable, inventoryPolicy }
  Object.assign(variant, Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)))
  if (input.inventoryItem?.sku !== undefined) variant.sku = input.inventoryItem.sku
  if (input.inventoryItem?.tracked != null) variant.inventoryItem.tracked = input.inventoryItem.tracked
  if (input.mediaId) variant.mediaId = input.mediaId
  else if (createdId && !variant.mediaId) variant.mediaId = createdId
  variant.updatedAt = now
}

function money(amount: string | null | undefined): string | null | undefined {
  return amount == null ? amount : Number(amount).toFixed(2)
}

function mediaRefusal({ shop }: RequestContext, product: Product, media: CreateMediaInput[]): MutationError[] {
  if (exceedsMediaLimit(product, media.length)) {
    return [userError(['media'], 'INVALID_INPUT', 'Exceeded the limit of 250 media per product.')]
  }
  return media.flatMap((input, index) => {
    const breach = findMediaBreach(shop, input)
    return breach ? [userError(['media', index, breach.field], 'INVALID_INPUT', breach.message)] : []
  })
}

function checkOffered(variants: VariantInput[]): void {
  const unknown = variants.flatMap((input) => Object.keys(input)).find((name) => !OFFERED.has(name))
  if (unknown) throw notOffered(`ProductVariantsBulkInput.${unknown}`)
}

function productVariantsBulkCreate(_root: unknown, args: BulkArguments, context: RequestContext): object {
  const { world, shop } = context
  const product = shop.products.get(args.productId)
  if (!product) return missingProduct()
  checkOffered(args.variants)
  const media = appendNewMedia(context, product, args.media ?? [])
  const productVariants = args.variants.map((input) => {
    const values = (input.optionValues ?? []).map(({ optionName, name }) => [optionName ?? '', name ?? ''])
    const variant = addVariant(world, shop, product, {
      optionValues: Object.fromEntries(values),
      sku: input.inventoryItem?.sku ?? null,
      barcode: input.barcode ?? null,
      price: money(input.price) ?? '0.00',
    })
    variant.inventoryItem.tracked = input.inventoryItem?.tracked ?? true
    variant.mediaId = input.mediaId ?? media.find((file) => file.originalSource === input.mediaSrc?.[0])?.id ?? null
    return variant
  })
  touchProduct(world, shop, product)
  return { product, productVariants, userErrors: [] }
}

function missingProduct(): object {
  const error = userError(['productId'], 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist')
  return { product: null, productVariants: null, userErrors: [error] }
}
