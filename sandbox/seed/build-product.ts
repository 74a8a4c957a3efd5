import type { MediaSeed, OptionSeed, ProductSeed, VariantSeed } from '../shopify/seed.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'
import { gtinOf } from './gtin.ts'
import type { MerchantPicture } from './merchant-pictures.ts'

/** Turns a catalogue entry and the pictures its merchant has into what the shop is seeded with. */
export function buildProduct(entry: CatalogueEntry, pictures: readonly MerchantPicture[]): ProductSeed {
  const options = entry.options ?? []
  const { title, handle, status, vendor, productType, tags } = entry
  return {
    ...{ title, handle, status, vendor, productType, tags, options },
    variants:
      options.length > 0
        ? combine(options).map((values) => buildVariant(entry, values, pictures))
        : [onlyVariant(entry)],
    media: pictures.map(({ fileName, alt, path }): MediaSeed => ({ fileName, alt, path })),
  }
}

/** Every combination of option values, the last option changing fastest, as Shopify lists variants. */
function combine(options: readonly OptionSeed[]): Record<string, string>[] {
  return options.reduce<Record<string, string>[]>(
    (rows, { name, values }) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
}

function buildVariant(
  entry: CatalogueEntry,
  optionValues: Record<string, string>,
  pictures: readonly MerchantPicture[],
): VariantSeed {
  const colour = entry.pictured ? optionValues[entry.pictured] : undefined
  const mediaIndex = pictures.findIndex((picture) => picture.colour !== null && picture.colour === colour)
  const sku = entry.sku && [entry.sku, ...Object.values(optionValues).map(skuPart)].join('-')
  return { ...identityOf(entry, sku), optionValues, ...(mediaIndex >= 0 && { mediaIndex }) }
}

const onlyVariant = (entry: CatalogueEntry): VariantSeed => ({ ...identityOf(entry, entry.sku), optionValues: {} })

function identityOf({ price, withoutBarcodes }: CatalogueEntry, sku: string): Omit<VariantSeed, 'optionValues'> {
  return { sku, price, ...(sku && !withoutBarcodes && { barcode: gtinOf(sku) }) }
}

/** `Forest Green` → `FOREST-GREEN`, `500 ml` → `500ML`; other scripts stay as they are. */
function skuPart(value: string): string {
  return value
    .replace(/(\d)\s+(?=\p{L}+$)/u, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toUpperCase()
}
