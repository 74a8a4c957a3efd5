import type { Product, ProductOption, ProductOptionValue, StoredFile, Variant } from '../../state/model.ts'
import { gid, legacyId } from '../../state/ids.ts'
import { DEFAULT_OPTION_VALUE, variantsOf } from '../../state/products.ts'
import type { Shop } from '../../state/shop.ts'
import { cursorFor, emptyConnection, paginate } from '../connection.ts'
import type { Connection, PageArguments } from '../connection.ts'
import type { FieldResolver, TypeResolvers } from '../resolver-table.ts'
import { dateTime } from '../scalars.ts'
import { productImage } from './media-types.ts'
import type { ImageView } from './media-types.ts'

export const count = (total: number): object => ({ count: total, precision: 'EXACT' })

/** Files of a product in display order. */
function mediaOf(shop: Shop, product: Product): StoredFile[] {
  return product.media.flatMap(({ fileId }) => shop.files.get(fileId) ?? [])
}

type MediaArguments = PageArguments & { sortKey?: string }

function mediaPage(shop: Shop, product: Product, args: MediaArguments): Connection<StoredFile> {
  const media = mediaOf(shop, product)
  const ordered = args.sortKey === 'ID' ? media.toSorted((a, b) => legacyId(a.id) - legacyId(b.id)) : media
  return paginate(ordered, args, (file) => cursorFor(legacyId(file.id), media.indexOf(file) + 1))
}

function imagePage(shop: Shop, product: Product, args: PageArguments): Connection<ImageView> {
  const images = mediaOf(shop, product).flatMap((file) => productImage(file) ?? [])
  return paginate(images, args, ({ file }) =>
    cursorFor(legacyId(file.id), images.findIndex((image) => image.file === file) + 1),
  )
}

function featuredImage(product: Product, _args: object, { shop }: { shop: Shop }): ImageView | null {
  const [first] = mediaOf(shop, product).filter((file) => file.__typename === 'MediaImage')
  return first ? productImage(first) : null
}

function variantTitle(variant: Variant): string {
  return Object.values(variant.optionValues).join(' / ')
}

function optionValuesInUse(shop: Shop, option: ProductOption): Set<string> {
  const product = [...shop.products.values()].find((candidate) => candidate.options.includes(option))
  return new Set(product ? variantsOf(shop, product).flatMap((variant) => variant.optionValues[option.name] ?? []) : [])
}

const legacyResourceId: FieldResolver = (record: { id: string }) => String(legacyId(record.id))

const timestamps: TypeResolvers = {
  createdAt: (record: { createdAt: number }) => dateTime(record.createdAt),
  updatedAt: (record: { updatedAt: number }) => dateTime(record.updatedAt),
}

const productFields: TypeResolvers = {
  ...timestamps,
  legacyResourceId,
  media: (product: Product, args: MediaArguments, { shop }) => mediaPage(shop, product, args),
  mediaCount: (product: Product) => count(product.media.length),
  images: (product: Product, args: PageArguments, { shop }) => imagePage(shop, product, args),
  featuredImage,
  featuredMedia: (product: Product, _args: object, { shop }) => mediaOf(shop, product)[0] ?? null,
  variants: (product: Product, args: PageArguments, { shop }) =>
    paginate(variantsOf(shop, product), args, (variant) => cursorFor(legacyId(variant.id), variant.position)),
  variantsCount: (product: Product) => count(product.variantIds.length),
  totalVariants: (product: Product) => product.variantIds.length,
  options: (product: Product, args: { first?: number }) => product.options.slice(0, args.first ?? undefined),
  hasOnlyDefaultVariant: (product: Product, _args: object, { shop }) => {
    const variants = variantsOf(shop, product)
    return variants.length === 1 && variants.every((variant) => variantTitle(variant) === DEFAULT_OPTION_VALUE)
  },
  hasOutOfStockVariants: () => false,
  hasVariantsThatRequiresComponents: () => false,
  description: (product: Product) => product.descriptionHtml.replaceAll(/<[^>]*>/g, ''),
  totalInventory: () => 0,
  tracksInventory: (product: Product, _args: object, { shop }) =>
    variantsOf(shop, product).some((variant) => variant.inventoryItem.tracked),
  isGiftCard: () => false,
  requiresSellingPlan: () => false,
  seo: () => ({ title: null, description: null }),
  onlineStorePreviewUrl: (product: Product, _args: object, { shop }) =>
    `https://${shop.identity.domain}/products_preview?preview_key=${legacyId(product.id)}`,
  defaultCursor: (product: Product) => cursorFor(legacyId(product.id), legacyId(product.id)),
  priceRangeV2: (product: Product, _args: object, { shop }) => {
    const prices = variantsOf(shop, product).map((variant) => Number(variant.price))
    const money = (amount: number): object => ({ amount: amount.toFixed(2), currencyCode: shop.identity.currencyCode })
    return { minVariantPrice: money(Math.min(...prices)), maxVariantPrice: money(Math.max(...prices)) }
  },
  collections: emptyConnection,
  metafields: emptyConnection,
  translations: () => [],
}

const variantFields: TypeResolvers = {
  ...timestamps,
  legacyResourceId,
  title: variantTitle,
  displayName: (variant: Variant, _args: object, { shop }) =>
    `${shop.products.get(variant.productId)?.title ?? ''} - ${variantTitle(variant)}`,
  product: (variant: Variant, _args: object, { shop }) => shop.products.get(variant.productId),
  selectedOptions: (variant: Variant) => Object.entries(variant.optionValues).map(([name, value]) => ({ name, value })),
  media: (variant: Variant, args: PageArguments, { shop }) => {
    const file = variant.mediaId ? shop.files.get(variant.mediaId) : undefined
    return paginate(file ? [file] : [], args, ({ id }) => cursorFor(legacyId(id), legacyId(id)))
  },
  image: (variant: Variant, _args: object, { shop }) => {
    const file = variant.mediaId ? shop.files.get(variant.mediaId) : undefined
    return file ? productImage(file) : null
  },
  availableForSale: () => true,
  inventoryQuantity: () => 0,
  sellableOnlineQuantity: () => 0,
  requiresComponents: () => false,
  showUnitPrice: () => false,
  unitPriceMeasurement: () => ({ quantityValue: 0, quantityUnit: null, referenceValue: 0, referenceUnit: null }),
  taxCode: () => '',
  defaultCursor: (variant: Variant) => cursorFor(legacyId(variant.id), variant.position),
  metafields: emptyConnection,
  translations: () => [],
}

export const productTypes: Record<string, TypeResolvers> = {
  Product: productFields,
  ProductVariant: variantFields,
  ProductOption: {
    values: (option: ProductOption, _args: object, { shop }) => {
      const used = optionValuesInUse(shop, option)
      return option.optionValues.map(({ name }) => name).filter((name) => used.has(name))
    },
    optionValues: (option: ProductOption, _args: object, { shop }) => {
      const used = optionValuesInUse(shop, option)
      return option.optionValues.map((value): ProductOptionValue & { hasVariants: boolean } => ({
        ...value,
        hasVariants: used.has(value.name),
      }))
    },
    position: (option: ProductOption, _args: object, { shop }) => {
      const product = [...shop.products.values()].find((candidate) => candidate.options.includes(option))
      return (product?.options.indexOf(option) ?? 0) + 1
    },
    translations: () => [],
  },
  ProductOptionValue: { translations: () => [] },
  InventoryItem: {
    legacyResourceId,
    sku: (item: { id: string }, _args: object, { shop }) =>
      [...shop.variants.values()].find((variant) => variant.inventoryItem.id === item.id)?.sku ?? null,
    duplicateSkuCount: () => 0,
    measurement: (item: { id: string }) => ({
      id: gid('InventoryItemMeasurement', legacyId(item.id)),
      weight: { value: 0, unit: 'KILOGRAMS' },
    }),
  },
}
