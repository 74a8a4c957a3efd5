import { z } from 'zod'
import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import { listingSlots } from '../../core/channel/listing-slot.ts'
import type { ItemRow } from './schemas.ts'

/**
 * Where each picture of a product is written. Not `…_offer_image_locator`, which are photographs of a used item's condition: a listing
 * that has only those shows no picture (selling-partner-api-models, issue 4779).
 */
export const attributeOfSlot: Readonly<Record<ListingSlot, string>> = {
  MAIN: 'main_product_image_locator',
  PT01: 'other_product_image_locator_1',
  PT02: 'other_product_image_locator_2',
  PT03: 'other_product_image_locator_3',
  PT04: 'other_product_image_locator_4',
  PT05: 'other_product_image_locator_5',
  PT06: 'other_product_image_locator_6',
  PT07: 'other_product_image_locator_7',
  PT08: 'other_product_image_locator_8',
  SWCH: 'swatch_product_image_locator',
}

const slotOfAttribute = new Map(listingSlots.map((slot) => [attributeOfSlot[slot], slot]))

/** The slot of an attribute as issues and patches name it, such as `/attributes/main_product_image_locator/media_location`. */
export function findSlot(attributeName: string): ListingSlot | null {
  const names = attributeName.split(/[/.[\]]/)
  for (const name of names) {
    const slot = slotOfAttribute.get(name)
    if (slot) return slot
  }
  return null
}

const locatorSchema = z.object({ media_location: z.string().min(1), marketplace_id: z.string().optional() })
const identifierSchema = z.object({ value: z.string(), marketplace_id: z.string().optional() })

/** The address of a picture as it was given to Amazon, by us or by somebody else; null: none in this marketplace. */
export function locatorIn(item: Pick<ItemRow, 'attributes'>, slot: ListingSlot, marketplaceId: string): string | null {
  return valuesIn(item, attributeOfSlot[slot], locatorSchema, marketplaceId)[0]?.media_location ?? null
}

/** GTINs, EANs, UPCs that the seller gave. */
export function identifiersIn(item: Pick<ItemRow, 'attributes'>, marketplaceId: string): string[] {
  const rows = valuesIn(item, 'externally_assigned_product_identifier', identifierSchema, marketplaceId)
  return rows.map(({ value }) => value)
}

/** Attributes are lists of values, one for each marketplace, language or audience; those of another shape are passed over. */
function valuesIn<Value extends { readonly marketplace_id?: string | undefined }>(
  { attributes }: Pick<ItemRow, 'attributes'>,
  name: string,
  schema: z.ZodType<Value>,
  marketplaceId: string,
): Value[] {
  const values = attributes[name]
  if (!Array.isArray(values)) return []
  const read = values.flatMap((value: unknown) => schema.safeParse(value).data ?? [])
  const here = read.filter((value) => value.marketplace_id === marketplaceId)
  return here.length > 0 ? here : read.filter((value) => value.marketplace_id === undefined)
}
