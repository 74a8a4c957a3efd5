import { RELEASES, type SiteSettings } from '../settings.ts'
import type {
  ApplicationPassword,
  Attachment,
  Brand,
  ConsumerKey,
  ContentPage,
  LedgerEntry,
  Product,
  StoreAttribute,
  User,
  Variation,
} from './model.ts'

/** Everything a site holds; plain data, so that a copy of it is a copy of the site. */
export interface SiteData {
  lastPostId: number
  lastMetaId: number
  lastKeyId: number
  storeId: string
  users: User[]
  keys: Map<number, ConsumerKey>
  applicationPasswords: Map<string, ApplicationPassword>
  /** Log-in cookies: token to user id. */
  sessions: Map<string, number>
  products: Map<number, Product>
  variations: Map<number, Variation>
  attachments: Map<number, Attachment>
  attributes: Map<number, StoreAttribute>
  pages: Map<number, ContentPage>
  /** Attachment ids; 0 when there is none. */
  identity: { logoId: number; iconId: number }
  brands: Brand[]
  /** Paths below `wp-content/uploads` that are taken, sizes included, to the hash of what they hold. */
  files: Map<string, string>
  ledger: Map<number, LedgerEntry>
}

/** One WordPress site with its store. */
export class Site {
  readonly key: string
  readonly title: string
  /** `/shop`, or empty for a site at the root of its host. */
  readonly directory: string
  settings: SiteSettings
  data: SiteData
  /** Origins such as `http://localhost:4020`; known once the site listens. Null where it does not. */
  httpOrigin: string | null = null
  httpsOrigin: string | null = null
  /** Requests that PHP works on, and those that wait for a worker. */
  readonly php: { running: number; waiting: (() => void)[] } = { running: 0, waiting: [] }

  constructor(parts: Pick<Site, 'key' | 'title' | 'directory' | 'settings' | 'data'>) {
    this.key = parts.key
    this.title = parts.title
    this.directory = parts.directory
    this.settings = parts.settings
    this.data = parts.data
  }

  /**
   * WordPress's home URL, without a trailing slash. It follows the scheme of the request where the site has both, and is what was
   * configured where a proxy hides the scheme.
   */
  home(isSecure: boolean): string {
    if (this.settings.behindProxy && this.httpsOrigin) return this.httpsOrigin + this.directory
    const origin = (isSecure ? this.httpsOrigin : this.httpOrigin) ?? this.httpsOrigin ?? this.httpOrigin ?? ''
    return origin + this.directory
  }

  get release(): (typeof RELEASES)[SiteSettings['version']] {
    return RELEASES[this.settings.version]
  }

  /** Products, variations and attachments share one sequence, as posts do. */
  nextPostId(): number {
    this.data.lastPostId += 1
    return this.data.lastPostId
  }

  nextMetaId(): number {
    this.data.lastMetaId += 1
    return this.data.lastMetaId
  }

  user(id: number): User | undefined {
    return this.data.users.find((user) => user.id === id)
  }
}
