import { MARKETPLACES } from '../marketplaces.ts'
import { OFFER_SLOTS, SLOTS } from '../listings/slots.ts'
import type { ProductType } from '../state/model.ts'

/** Product types of the demo: name, what sellers call it, whether colours have swatches. The first one fits every product. */
const TABLE: [string, string, boolean][] = [
  ['PRODUCT', 'Product', true],
  ['SHIRT', 'Shirt', true],
  ['HAT', 'Hat', true],
  ['SHOES', 'Shoes', true],
  ['TOTE_BAG', 'Tote Bag', true],
  ['PILLOW', 'Pillow', true],
  ['DRINKING_CUP', 'Drinking Cup', true],
  ['BOTTLE', 'Bottle', true],
  ['CELLULAR_PHONE_CASE', 'Cellular Phone Case', true],
  ['CANDLE', 'Candle', false],
  ['LAMP', 'Lamp', false],
  ['NOTEBOOK', 'Notebook', false],
]

const TEXTS = ['item_name', 'brand', 'condition_type', 'color', 'size', 'parentage_level', 'variation_theme']
const SALES = [
  'purchasable_offer',
  'fulfillment_availability',
  'child_parent_sku_relationship',
  'externally_assigned_product_identifier',
]

/** Those that every seller of the sandbox sees. */
export function demoProductTypes(): ProductType[] {
  return TABLE.map(([name, displayName, hasSwatch]) => productType(name, displayName, hasSwatch))
}

function productType(name: string, displayName: string, hasSwatch: boolean): ProductType {
  const slots = Object.keys(SLOTS).filter((slot) => hasSwatch || SLOTS[slot] !== 'SWCH')
  const locators = [...slots, ...OFFER_SLOTS]
  return {
    ...{ name, displayName, version: 'U2FuZGJveA==', marketplaceIds: MARKETPLACES.map(({ id }) => id) },
    propertyGroups: {
      product_identity: group('Product Identity', ['item_name', 'brand', 'externally_assigned_product_identifier']),
      offer: group('Offer', ['condition_type', 'purchasable_offer', 'fulfillment_availability']),
      images: group('Images', locators),
      variations: group('Variations', ['parentage_level', 'child_parent_sku_relationship', 'variation_theme']),
      product_details: group('Product Details', ['color', 'size']),
    },
    schema: {
      $schema: 'https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1',
      $id: `https://schemas.amazon.com/selling-partners/definitions/product-types/schema/v1/${name}`,
      type: 'object',
      required: ['item_name', 'condition_type'],
      properties: Object.fromEntries([
        ...[...TEXTS, ...SALES].map((attribute) => [attribute, attributeSchema(attribute, {})]),
        ...locators.map((attribute) => [attribute, attributeSchema(attribute, LOCATION)]),
      ]),
      additionalProperties: false,
    },
  }
}

const LOCATION = { media_location: { title: 'Media Location', type: 'string', format: 'uri' } }

const group = (title: string, propertyNames: string[]) => ({ title, description: title, propertyNames })

function attributeSchema(attribute: string, members: object): object {
  const isLocator = Object.keys(members).length > 0
  return {
    ...{ title: titleOf(attribute), type: 'array', minItems: 1, minUniqueItems: 1, selectors: ['marketplace_id'] },
    items: {
      type: 'object',
      ...(isLocator && { required: ['media_location'], additionalProperties: false }),
      properties: { ...members, marketplace_id: { type: 'string' } },
    },
  }
}

function titleOf(attribute: string): string {
  return attribute
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
