export interface MediaView {
  /** Of the bytes: ids differ from run to run. */
  readonly sha256: string
  readonly alt: string
  readonly status: string
}

export interface ProductView {
  readonly title: string
  readonly status: string
  /** In display order. */
  readonly media: readonly MediaView[]
  /** SKU → the SHA-256 of the variant's picture, and of its further views where it can have any. */
  readonly variants: Readonly<Record<string, readonly (string | null)[]>>
}

/** A file of the account that the app made and nobody deleted. */
export interface AppFile {
  readonly id: string
  readonly sha256: string
  /** Some product or variant shows it. */
  readonly isShown: boolean
}

/** What there is to compare with the undisturbed run, whatever the platform. */
export interface PlatformView {
  /** What shoppers see, with pictures known by their content. */
  readonly products: readonly ProductView[]
  readonly files: readonly AppFile[]
  hasFile(id: string): boolean
  /** The account lets nobody delete files: a store's keys. */
  readonly keepsFiles?: boolean
}
