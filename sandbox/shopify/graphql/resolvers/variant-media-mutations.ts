import { LIMITS } from '../../media/limits.ts'
import type { Product } from '../../state/model.ts'
import { touchProduct } from '../../state/products.ts'
import type { Shop } from '../../state/shop.ts'
import type { RequestContext } from '../context.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

interface Pair {
  variantId: string
  mediaIds: string[]
}

interface PairArguments {
  productId: string
  variantMedia: Pair[]
}

interface PairPlace {
  pair: Pair
  pairs: Pair[]
  product: Product
  shop: Shop
  now: number
}

type Breach = [field: keyof Pair, code: string, message: string] | null
type Rule = (place: PairPlace) => Breach

/** First broken rule of a pair, in the platform's order; all codes and words as recorded. */
const SHARED_RULES: Rule[] = [
  ({ pair }) =>
    pair.mediaIds.length > 1
      ? ['mediaIds', 'TOO_MANY_MEDIA_PER_INPUT_PAIR', 'Only one mediaId is allowed per media input.']
      : null,
  ({ pair }) => (pair.mediaIds.length ? null : ['mediaIds', 'BLANK', 'The mediaIds list cannot be empty.']),
  ({ pair, pairs }) =>
    pairs.filter(({ variantId }) => variantId === pair.variantId).length > 1
      ? ['variantId', 'PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES', 'Variant was specified in more than one media input.']
      : null,
  ({ pair, product }) =>
    product.variantIds.includes(pair.variantId)
      ? null
      : ['variantId', 'PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT', 'Variant does not exist on the specified product.'],
  ({ pair, product, now }) =>
    product.media.some(({ fileId, visibleAt }) => fileId === pair.mediaIds[0] && visibleAt <= now)
      ? null
      : ['mediaIds', 'MEDIA_DOES_NOT_EXIST_ON_PRODUCT', 'Media does not exist on the specified product.'],
]

const APPEND_RULES: Rule[] = [
  ...SHARED_RULES,
  ({ pair, shop }) =>
    shop.files.get(pair.mediaIds[0] ?? '')?.__typename === 'MediaImage'
      ? null
      : ['mediaIds', 'INVALID_MEDIA_TYPE', 'Non-image media cannot be attached to variants.'],
  ({ pair, shop }) =>
    shop.files.get(pair.mediaIds[0] ?? '')?.status === 'READY'
      ? null
      : ['mediaIds', 'NON_READY_MEDIA', 'Non-ready media cannot be attached to variants.'],
  ({ pair, shop }) =>
    shop.variants.get(pair.variantId)?.mediaId
      ? ['variantId', 'PRODUCT_VARIANT_ALREADY_HAS_MEDIA', 'The given variant already has attached media.']
      : null,
]

const DETACH_RULES: Rule[] = [
  ...SHARED_RULES,
  ({ pair, shop }) =>
    shop.variants.get(pair.variantId)?.mediaId === pair.mediaIds[0]
      ? null
      : [
          'variantId',
          'MEDIA_IS_NOT_ATTACHED_TO_VARIANT',
          'The specified media is not attached to the specified variant.',
        ],
]

export const variantMediaMutations: TypeResolvers = {
  productVariantAppendMedia: (_root: unknown, args: PairArguments, context) =>
    changePairs(args, context, APPEND_RULES, (pair) => pair.mediaIds[0] ?? null),
  productVariantDetachMedia: (_root: unknown, args: PairArguments, context) =>
    changePairs(args, context, DETACH_RULES, () => null),
}

/** All pairs or none. */
function changePairs(
  { productId, variantMedia: pairs }: PairArguments,
  { world, shop }: RequestContext,
  rules: Rule[],
  newMediaId: (pair: Pair) => string | null,
): object {
  const product = shop.products.get(productId)
  if (!product) return refused(userError(['productId'], 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist'))
  if (pairs.length > LIMITS.variantMediaPairs) {
    const message = `Exceeded ${LIMITS.variantMediaPairs} variant-media pairs per mutation.`
    return refused(userError(['variantMedia'], 'MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED', message))
  }
  const error = firstError({ pairs, product, shop, now: world.clock.now() }, rules)
  if (error) return refused(error)
  const productVariants = pairs.flatMap((pair) => {
    const variant = shop.variants.get(pair.variantId)
    return variant ? [Object.assign(variant, { mediaId: newMediaId(pair), updatedAt: world.clock.now() })] : []
  })
  touchProduct(world, shop, product)
  return { product, productVariants, userErrors: [] }
}

function firstError(place: Omit<PairPlace, 'pair'>, rules: Rule[]): MutationError | null {
  for (const [index, pair] of place.pairs.entries()) {
    for (const rule of rules) {
      const breach = rule({ ...place, pair })
      if (breach) return userError(['variantMedia', index, breach[0]], breach[1], breach[2])
    }
  }
  return null
}

function refused(error: MutationError): object {
  return { product: null, productVariants: null, userErrors: [error] }
}
