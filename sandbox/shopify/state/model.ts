/** The records of one simulated shop. Property names follow the Admin schema where both mean the same. */

export type FileKind = 'MediaImage' | 'Video' | 'ExternalVideo' | 'GenericFile'
export type FileStatus = 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED'

export interface StoredFileError {
  code: string
  message: string
  details: string | null
}

/** Who asked for a record: an API request of the app, the merchant in the admin, or the seed. */
export interface Origin {
  actor: string
  requestId: string | null
}

/** Bytes kept by the content store, known by their hash. */
export interface Content {
  sha256: string
  bytes: number
  mimeType: string
  widthPx: number
  heightPx: number
  durationMs: number | null
}

export interface StoredFile {
  __typename: FileKind
  id: string
  /** The same picture under its older id, as `Product.images` shows it. */
  imageId: string
  alt: string
  filename: string
  originalSource: string
  status: FileStatus
  errors: StoredFileError[]
  /** Null until the file was processed once. */
  content: Content | null
  /** Content in the CDN while a replacement is being processed: `preview` shows it, `image` is null meanwhile. */
  replacing: boolean
  /** Changes with every new content; part of the CDN URL. */
  version: number
  /** Products that show the file. */
  references: Set<string>
  createdAt: number
  updatedAt: number
  origin: Origin
}

export interface Variant {
  __typename: 'ProductVariant'
  id: string
  productId: string
  sku: string | null
  barcode: string | null
  price: string
  compareAtPrice: string | null
  taxable: boolean
  inventoryPolicy: string
  position: number
  /** One value per option of the product, by option name. */
  optionValues: Record<string, string>
  mediaId: string | null
  inventoryItem: InventoryItem
  createdAt: number
  updatedAt: number
}

export interface InventoryItem {
  __typename: 'InventoryItem'
  id: string
  tracked: boolean
  requiresShipping: boolean
}

export interface ProductOption {
  __typename: 'ProductOption'
  id: string
  name: string
  optionValues: ProductOptionValue[]
}

export interface ProductOptionValue {
  __typename: 'ProductOptionValue'
  id: string
  name: string
}

/** A place of a file on a product. Visible to variant mutations only from `visibleAt` on. */
export interface Attachment {
  fileId: string
  visibleAt: number
}

export interface Product {
  __typename: 'Product'
  id: string
  title: string
  handle: string
  status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT'
  vendor: string
  productType: string
  tags: string[]
  descriptionHtml: string
  options: ProductOption[]
  variantIds: string[]
  /** In display order. */
  media: Attachment[]
  createdAt: number
  updatedAt: number
}

export interface Job {
  __typename: 'Job'
  id: string
  done: boolean
}

export interface ProductSetOperation {
  __typename: 'ProductSetOperation'
  id: string
  status: string
  product: Product
  userErrors: never[]
}

/** One line of the ledger: every file ever created, also those deleted since. */
export interface LedgerEntry {
  id: string
  kind: FileKind
  filename: string
  /** Hash of the bytes as received, before any processing; null while none have arrived. */
  sha256: string | null
  createdAt: string
  createdBy: string
  requestId: string | null
  deletedAt: string | null
}
