import type { Json } from '../json.ts'

export interface MetaEntry {
  id: number
  key: string
  value: Json
}

/** A file of the media library. */
export interface Attachment {
  id: number
  slug: string
  title: string
  caption: string
  description: string
  altText: string
  mimeType: string
  /** Below `wp-content/uploads`, such as `2026/11/mug.jpg`. */
  file: string
  /** Name of the file as uploaded, where WordPress made another one of it (`-scaled`, HEIC). */
  originalImage: string | null
  widthPx: number
  heightPx: number
  bytes: number
  /** What `file` holds. */
  sha256: string
  /** Names of the sizes made, in WordPress's order. */
  sizes: string[]
  missingSizes: string[]
  /** The post it was uploaded to; 0 when none. */
  parentId: number
  authorId: number
  createdAt: number
  modifiedAt: number
}

export type ContentStatus = 'publish' | 'future' | 'draft' | 'pending' | 'private' | 'trash'

/** A post or page of the site beside its store. */
export interface ContentPage {
  id: number
  type: 'post' | 'page'
  status: ContentStatus
  authorId: number
  slug: string
  /** As stored. */
  html: string
  /** Attachment id; 0 when there is none. */
  featuredMediaId: number
}

/** A brand that products can belong to. `imageId` 0: without a picture. */
export interface Brand {
  id: number
  name: string
  slug: string
  imageId: number
}

/** An attribute on a product. `id` 0: its own; otherwise one of the store's, whose terms it names. */
export interface ProductAttribute {
  id: number
  name: string
  position: number
  visible: boolean
  variation: boolean
  options: string[]
}

export interface AttributeValue {
  id: number
  name: string
  option: string
}

interface Sellable {
  id: number
  status: string
  sku: string
  description: string
  regularPrice: string
  salePrice: string
  /** Attachment ids; 0 when there is none. Deleted attachments may linger here, as they do in the real database. */
  imageId: number
  galleryIds: number[]
  meta: MetaEntry[]
  menuOrder: number
  /** Fields that the stand-in keeps and returns without giving them a meaning, such as `weight`. */
  other: Record<string, Json>
  createdAt: number
  modifiedAt: number
}

export interface Product extends Sellable {
  kind: 'product'
  name: string
  slug: string
  type: string
  shortDescription: string
  attributes: ProductAttribute[]
  defaultAttributes: AttributeValue[]
}

export interface Variation extends Sellable {
  kind: 'variation'
  parentId: number
  attributes: AttributeValue[]
}

/** An attribute of the store with its terms, such as `pa_color`. */
export interface StoreAttribute {
  id: number
  name: string
  slug: string
  type: string
  orderBy: string
  hasArchives: boolean
}

/** `product_editor` and `writer` are none of WordPress's own: roles as plugins make them, for products and nothing or little else. */
export type Role = 'administrator' | 'shop_manager' | 'product_editor' | 'writer' | 'author' | 'customer'

export interface User {
  id: number
  login: string
  email: string
  /** For the log-in form. */
  password: string
  role: Role
}

export type KeyPermissions = 'read' | 'write' | 'read_write'

export interface ConsumerKey {
  id: number
  userId: number
  description: string
  permissions: KeyPermissions
  consumerKey: string
  consumerSecret: string
  /** Unix seconds to nonce. One per second is remembered, as the plugin does. */
  nonces: Map<number, string>
}

export interface ApplicationPassword {
  uuid: string
  appId: string
  name: string
  userId: number
  /** Without spaces. */
  password: string
  createdAt: number
  lastUsedAt: number | null
}

/** Where an attachment came from, kept also after it is gone. */
export interface LedgerEntry {
  id: number
  file: string
  /** Of the bytes as received. */
  sha256: string
  via: 'upload' | 'sideload' | 'seed' | 'merchant'
  /** Where a sideload fetched it. */
  source: string | null
  /** Credential that did it, such as `key:3` or `application:<uuid>`; null for seeds. */
  createdBy: string | null
  requestId: string | null
  createdAt: string
  deletedAt: string | null
}
