import { PAGING } from '../rest/pagination.ts'
import type { Schema } from '../rest/schema.ts'

const text: Schema = { type: 'string' }
const flag: Schema = { type: 'boolean' }
const number: Schema = { type: 'integer' }
const ids: Schema = { type: 'array', items: number }
const STATUSES = ['draft', 'pending', 'private', 'publish', 'future', 'auto-draft', 'trash']
const TYPES = ['simple', 'grouped', 'external', 'variable']
const LISTED_STATUSES = ['any', 'future', 'trash', 'draft', 'pending', 'private', 'publish']

const image: Schema = { type: 'object', properties: { id: number, src: text, name: text, alt: text } }

const attribute: Schema = {
  type: 'object',
  properties: { id: number, name: text, position: number, visible: flag, variation: flag, option: text },
}

const meta: Schema = { type: 'object', properties: { key: text } }

/** Fields that the stand-in keeps without giving them a meaning, with what an untouched product shows. */
export const OTHER_PRODUCT_FIELDS = {
  featured: false,
  catalog_visibility: 'visible',
  virtual: false,
  downloadable: false,
  downloads: [],
  download_limit: -1,
  download_expiry: -1,
  external_url: '',
  button_text: '',
  tax_status: 'taxable',
  tax_class: '',
  manage_stock: false,
  stock_quantity: null,
  backorders: 'no',
  low_stock_amount: null,
  sold_individually: false,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  shipping_class: '',
  reviews_allowed: true,
  upsell_ids: [],
  cross_sell_ids: [],
  purchase_note: '',
  tags: [],
  grouped_products: [],
  stock_status: 'instock',
  post_password: '',
  global_unique_id: '',
}

export const OTHER_VARIATION_FIELDS = {
  global_unique_id: '',
  virtual: false,
  downloadable: false,
  downloads: [],
  download_limit: -1,
  download_expiry: -1,
  tax_status: 'taxable',
  tax_class: 'parent',
  manage_stock: false,
  stock_quantity: null,
  stock_status: 'instock',
  backorders: 'no',
  low_stock_amount: null,
  weight: '',
  dimensions: { length: '', width: '', height: '' },
  shipping_class: '',
}

const shared: Record<string, Schema> = {
  status: { type: 'string', values: STATUSES },
  sku: text,
  description: text,
  regular_price: text,
  sale_price: text,
  menu_order: number,
  meta_data: { type: 'array', items: meta },
  attributes: { type: 'array', items: attribute },
  weight: text,
  virtual: flag,
  downloadable: flag,
}

export const PRODUCT_BODY: Record<string, Schema> = {
  ...shared,
  name: text,
  slug: text,
  type: { type: 'string', values: TYPES },
  short_description: text,
  featured: flag,
  images: { type: 'array', items: image },
  default_attributes: { type: 'array', items: attribute },
}

/** `image` takes anything: what is no object clears it. */
export const VARIATION_BODY: Record<string, Schema> = { ...shared, gallery_image_ids: ids }

export const PRODUCT_LIST: Record<string, Schema> = {
  ...PAGING,
  status: { type: 'string', values: LISTED_STATUSES },
  type: { type: 'string', values: TYPES },
  include: ids,
  exclude: ids,
  parent: ids,
  include_meta: { type: 'array', items: text },
  exclude_meta: { type: 'array', items: text },
  include_types: { type: 'array', items: { type: 'string', values: TYPES } },
  exclude_types: { type: 'array', items: { type: 'string', values: TYPES } },
  order: { type: 'string', values: ['asc', 'desc'] },
  orderby: {
    type: 'string',
    values: ['date', 'id', 'include', 'title', 'slug', 'modified', 'menu_order', 'price', 'popularity', 'rating'],
  },
  search: text,
  sku: text,
  search_sku: text,
  search_name_or_sku: text,
}
