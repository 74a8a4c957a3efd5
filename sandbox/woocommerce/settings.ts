/** How one site is set up and how its host behaves. All of it can change while it runs (`POST /__sandbox/settings`). */
export interface SiteSettings {
  /** Which recorded WooCommerce it behaves like. 9.9.5 has no variation galleries and keeps orphans of failed creations. */
  version: '11.0.1' | '9.9.5'
  /** `local`: WordPress allows application passwords over http, and http addresses to return to. */
  environmentType: 'production' | 'local'
  /** The feature `variation_gallery`, where the version has it: off, galleries of variations are stored and not shown in the shop. */
  variationGallery: boolean
  permalinks: 'pretty' | 'plain'
  pluginActive: boolean
  /** WordPress updates itself: every page is a 503. */
  maintenance: boolean
  /** The web server removes `Authorization` before PHP sees it. */
  stripsAuthorization: boolean
  /** TLS ends at a proxy that does not tell PHP. */
  behindProxy: boolean
  /** The web server redirects http to https; without TLS of its own to the same host on port 443. */
  forcesHttps: boolean
  /** A firewall answers the REST API with an html page. */
  restBlocked: boolean
  /** Requests that PHP works on at once; the others wait. */
  phpWorkers: number
  /** Platform time a request takes in PHP, beside its pictures. */
  requestMs: number
  /** Platform time for one picture: storing it and making its sizes. Recorded: about 450 for 1200 × 1200. */
  pictureMs: number
  /** PHP's `upload_max_filesize` and `post_max_size`, the web server's limit on bodies. */
  uploadMaxBytes: number
  postMaxBytes: number
  bodyMaxBytes: number
  /** WordPress's filters `http_allowed_safe_ports` and `http_request_host_is_external`. */
  allowedPorts: number[]
  allowedHosts: string[]
}

const MEGABYTE = 1_048_576

/** The store that was recorded, on a host that takes no time. */
export const DEFAULT_SETTINGS: Readonly<SiteSettings> = {
  version: '11.0.1',
  environmentType: 'production',
  variationGallery: true,
  permalinks: 'pretty',
  pluginActive: true,
  maintenance: false,
  stripsAuthorization: false,
  behindProxy: false,
  forcesHttps: false,
  restBlocked: false,
  phpWorkers: 4,
  requestMs: 0,
  pictureMs: 0,
  uploadMaxBytes: 8 * MEGABYTE,
  postMaxBytes: 16 * MEGABYTE,
  bodyMaxBytes: 64 * MEGABYTE,
  allowedPorts: [80, 443, 8080],
  allowedHosts: [],
}

/** Versions that go with a WooCommerce release, as recorded. */
export const RELEASES = {
  '11.0.1': {
    wordpress: '7.0.4',
    hasVariationGalleries: true,
    listsAllVariations: true,
    cleansUpFailedCreation: true,
    keepsTiesInOrder: true,
  },
  '9.9.5': {
    wordpress: '6.9.7',
    hasVariationGalleries: false,
    listsAllVariations: false,
    cleansUpFailedCreation: false,
    // woocommerce#33386, mended by #61410: rows of one second stand in another order on each page.
    keepsTiesInOrder: false,
  },
} as const
