import { randomUUID } from 'node:crypto'
import { DEFAULT_SETTINGS, type SiteSettings } from '../settings.ts'
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
    files: new Map(),
    ledger: new Map(),
  }
}
