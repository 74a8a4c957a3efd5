import {
  DEFAULT_OPTION,
  DEFAULT_OPTION_VALUE,
  addOption,
  addVariant,
  createProduct,
  deleteProduct,
  touchProduct,
  variantsOf,
} from '../../state/products.ts'
import type { NewProduct } from '../../state/products.ts'
import { appendNewMedia, exceedsMediaLimit, findMediaBreach } from '../../state/product-media.ts'
import type { CreateMediaInput } from '../../state/product-media.ts'
import type { Product } from '../../state/model.ts'
import type { RequestContext } from '../context.ts'
import type { TypeResolvers } from '../resolver-table.ts'
import { userError } from '../user-error.ts'
import type { MutationError } from '../user-error.ts'

interface OptionInput {
  name: string
  values?: { name: string }[] | null
}

interface ProductInput extends NewProduct {
  id?: string | null
  productOptions?: OptionInput[] | null
}

interface ProductArguments {
  product?: ProductInput | null
  input?: ProductInput | null
  media?: CreateMediaInput[] | null
}

export const productMutations: TypeResolvers = { productCreate, productUpdate, productDelete, productOptionsCreate }

/** One bad source refuses the whole call (recorded for create and update alike). */
function productCreate(_root: unknown, args: ProductArguments, context: RequestContext): object {
  const { world, shop } = context
  const input = args.product ?? args.input
  const media = args.media ?? []
  const userErrors = mediaErrors(context, media)
  if (!input?.title) userErrors.unshift(userError(['title'], null, "Title can't be blank"))
  if (userErrors.length || !input) return { product: null, userErrors }
  const product = createProduct(world, shop, input)
  applyOptions(context, product, input.productOptions ?? [])
  appendNewMedia(context, product, media)
  touchProduct(world, shop, product)
  return { product, userErrors: [] }
}

function applyOptions({ world, shop }: RequestContext, product: Product, options: OptionInput[]): void {
  if (!options.length) addOption(world, product, DEFAULT_OPTION, [DEFAULT_OPTION_VALUE])
  for (const { name, values } of options)
    addOption(
      world,
      product,
      name,
      (values ?? []).map((value) => value.name),
    )
  addVariant(world, shop, product, { optionValues: firstValues(product) })
}

function firstValues(product: Product): Record<string, string> {
  return Object.fromEntries(product.options.map((option) => [option.name, option.optionValues[0]?.name ?? '']))
}

function productUpdate(
  _root: unknown,
  args: ProductArguments & { identifier?: { id?: string } },
  context: RequestContext,
): object {
  const { world, shop } = context
  const input: Partial<ProductInput> = args.product ?? args.input ?? {}
  const product = shop.products.get(args.identifier?.id ?? input.id ?? '')
  if (!product) return { product: null, userErrors: [userError(['id'], null, 'Product does not exist')] }
  const media = args.media ?? []
  const userErrors = mediaErrors(context, media)
  if (exceedsMediaLimit(product, media.length)) userErrors.push(mediaLimitError())
  if (userErrors.length) return { product, userErrors }
  const { title, status, vendor, productType, tags, descriptionHtml, handle } = input
  const changes = { title, status, vendor, productType, tags, descriptionHtml, handle }
  Object.assign(product, Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null)))
  appendNewMedia(context, product, media)
  touchProduct(world, shop, product)
  return { product, userErrors: [] }
}

function mediaErrors({ shop }: RequestContext, media: CreateMediaInput[]): MutationError[] {
  return media.flatMap((input, index) => {
    const breach = findMediaBreach(shop, input)
    return breach ? [userError(['media', index, breach.field], null, breach.message)] : []
  })
}

function mediaLimitError(): MutationError {
  return userError(['media'], null, 'Exceeded the limit of 250 media per product.')
}

function productDelete(_root: unknown, { input }: { input: { id: string } }, { world, shop }: RequestContext): object {
  const product = shop.products.get(input.id)
  if (!product) return { deletedProductId: null, userErrors: [userError(['id'], null, 'Product does not exist')] }
  deleteProduct(world, shop, product)
  return { deletedProductId: product.id, userErrors: [] }
}

/** Replaces the default option; the existing variant takes the first value of each new option. */
function productOptionsCreate(
  _root: unknown,
  args: { productId: string; options: OptionInput[] },
  { world, shop }: RequestContext,
): object {
  const product = shop.products.get(args.productId)
  if (!product) {
    return { product: null, userErrors: [userError(['productId'], 'PRODUCT_DOES_NOT_EXIST', 'Product does not exist')] }
  }
  if (product.options[0]?.name === DEFAULT_OPTION) product.options = []
  for (const { name, values } of args.options)
    addOption(
      world,
      product,
      name,
      (values ?? []).map((value) => value.name),
    )
  for (const variant of variantsOf(shop, product)) {
    variant.optionValues = Object.fromEntries(
      Object.entries(firstValues(product)).map(([name, first]) => [name, variant.optionValues[name] ?? first]),
    )
  }
  touchProduct(world, shop, product)
  return { product, userErrors: [] }
}
