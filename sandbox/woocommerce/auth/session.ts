import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { SiteRequest } from '../http/exchange.ts'
import type { User } from '../state/model.ts'
import type { Site } from '../state/site.ts'

/** WordPress names its cookie after the site, so that sites on one host do not log each other out. */
const cookieName = (site: Site): string =>
  `wordpress_logged_in_${createHash('md5').update(site.home(false)).digest('hex')}`

/** The person whom the browser's cookie names; null for visitors. */
export function personOf({ site, headers }: SiteRequest): User | null {
  return site.user(site.data.sessions.get(tokenIn(site, headers['cookie'])) ?? 0) ?? null
}

/** Logs a person in; answers the cookie to set. */
export function openSession(site: Site, { id }: User): string {
  const token = randomBytes(24).toString('hex')
  site.data.sessions.set(token, id)
  return `${cookieName(site)}=${token}; path=${site.directory || '/'}; HttpOnly; SameSite=Lax`
}

/** Logs out; answers the cookie that removes itself. */
export function closeSession({ site, headers }: SiteRequest): string {
  site.data.sessions.delete(tokenIn(site, headers['cookie']))
  return `${cookieName(site)}=; path=${site.directory || '/'}; Max-Age=0`
}

/** A number that only this person's session could know, for one kind of action. */
export function nonceFor({ site, headers }: SiteRequest, action: string): string {
  return createHmac('sha256', site.data.storeId + tokenIn(site, headers['cookie']))
    .update(action)
    .digest('hex')
    .slice(0, 10)
}

function tokenIn(site: Site, cookies = ''): string {
  const wanted = `${cookieName(site)}=`
  const found = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(wanted))
  return found?.slice(wanted.length) ?? ''
}
