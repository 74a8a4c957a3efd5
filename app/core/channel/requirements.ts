/** What a channel demands of a picture, as data, with the document it was read from. */
export interface ImageRequirements {
  readonly formats: readonly ImageFormat[]
  readonly maxBytes: number
  readonly maxPixels: number
  /** Of the longest side. */
  readonly maxSidePx: number
  /** Of the longest side. */
  readonly minSidePx: number
  /** Longest side divided by shortest side. */
  readonly maxAspectRatio: number
  readonly maxAltLength: number
  /**
   * `plain`: the platform keeps no markup, line breaks or codes of alt texts, so that they are sent without. `none`: its pictures have
   * no alt texts.
   */
  readonly altText?: 'plain' | 'none'
  readonly maxMediaPerListing: number
  /** Pictures are checked by these rules (core/compliance), and fixes that were accepted for them are carried out. Default: none. */
  readonly pictureRules?: 'amazon'
  readonly animated: boolean
  readonly source: string
  readonly sourceDate: string
}

export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic' | 'tiff'

export interface VideoRequirements {
  /**
   * Where videos of a listing go: among its media; or only among the account's files, where merchants use them as they like; or there
   * and into the listing's description.
   */
  readonly place: 'listing' | 'library' | 'description'
  readonly mimeTypes: readonly string[]
  readonly maxBytes: number
  readonly maxDurationMs: number
  readonly maxWidthPx: number
  readonly maxHeightPx: number
}

/** Why an account takes no videos although its channel does: the merchant left them out, or gave us access that does not cover them. */
export type VideosLeftOut = 'as_chosen' | 'not_with_this_access'

/** What an account can do; callers branch on these, never on the channel's name. */
export interface ChannelCapabilities {
  /** How pictures travel: as bytes we send, or from a public URL that the platform fetches. */
  readonly imageSource: 'bytes' | 'url'
  /**
   * `of-listing`: a variant shows one of its listing's media, as on Shopify. `apart`: it has a picture of its own, which the
   * listing's gallery need not contain, as on WooCommerce. `none`: variants have no pictures.
   */
  readonly variantPictures: 'of-listing' | 'apart' | 'none'
  /** Whether a variant can have further views beside its picture. */
  readonly variantGalleries: boolean
  /** Whether a listing has a place for a swatch: see `ListingState.swatch`. Default: no. */
  readonly swatches?: boolean
  readonly videos: boolean
  readonly ordered: boolean
  /** Whether an accepted change is visible at once, or published later by the platform. */
  readonly confirmation: 'immediate' | 'delayed'
}
