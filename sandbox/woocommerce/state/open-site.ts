import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS, type SiteSettings } from '../settings.ts'
import type { ContentPage } from './model.ts'
import { Site, type SiteData } from './site.ts'
import { USERS } from './users.ts'

export interface SiteIdentity {
  /** How the control API and tests name it. */
  key: string
  title: string
  /** Sub-directory such as `/shop`; default none. */
  directory?: string
  settings?: Partial<SiteSettings>
}

/** An empty store with one user per role. */
export function openSite({ key, title, directory = '', settings = {} }: SiteIdentity): Site {
  return new Site({ key, title, directory, settings: { ...DEFAULT_SETTINGS, ...settings }, data: emptyData() })
}

export function emptyData(): SiteData {
  return {
    // A fresh WordPress already has posts and pages of its own.
    lastPostId: 9,
    lastMetaId: 50,
    lastKeyId: 0,
    storeId: randomUUID(),
    users: USERS.map((user) => ({ ...user })),
    keys: new Map(),
    applicationPasswords: new Map(),
    sessions: new Map(),
    products: new Map(),
    variations: new Map(),
    attachments: new Map(),
    attributes: new Map(),
    pages: new Map(freshPages().map((page) => [page.id, page])),
    identity: { logoId: 0, iconId: 0 },
    brands: [],
    files: new Map(),
    ledger: new Map(),
  }
}

/** What a fresh WordPress with a store has to read. */
function freshPages(): ContentPage[] {
  const blank = { html: '', featuredMediaId: 0, status: 'publish' as const, authorId: 1 }
  return [
    { ...blank, id: 1, type: 'post', slug: 'hello-world' },
    { ...blank, id: 2, type: 'page', slug: 'sample-page' },
    { ...blank, id: 6, type: 'page', slug: 'shop' },
  ]
}
