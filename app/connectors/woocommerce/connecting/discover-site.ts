import { isSameHost } from '../../../core/connections/same-site.ts'
import type { StoreIssueCode } from '../../../core/connections/store-issue.ts'
import { notOk, ok, type Result } from '../../../core/result.ts'
import { jsonOf } from '../http-reply.ts'
import { follow, SiteUnreached, type Arrival } from './follow.ts'
import { siteIndexSchema, type SiteIndex } from './site-index.ts'
import { typedAddresses } from './typed-address.ts'

/** A store that was found, with nothing but its address. */
export interface DiscoveredSite {
  /** As WordPress knows itself, without a trailing slash; two ways of typing it lead to the same. */
  readonly siteUrl: string
  readonly apiRoot: string
  readonly name: string
  /** The address that was typed has another host (`www` aside): a redirect, or WordPress itself, leads away from it. */
  readonly leadsElsewhere: boolean
  /** Where its owner approves an application password; null: the site offers none. */
  readonly passwordApprovalUrl: string | null
  /** Where its owner approves REST keys. */
  readonly keyApprovalUrl: string
}

type SiteFound = Omit<DiscoveredSite, 'leadsElsewhere'>

/**
 * Finds the store at an address as people type it: with or without scheme, `www`, folder, or a page of it. Follows redirects once
 * and for all. Changes nothing. The issue says what stands in the way.
 */
export async function discoverSite(
  typed: string,
  fetch: typeof globalThis.fetch,
): Promise<Result<DiscoveredSite, StoreIssueCode>> {
  const addresses = typedAddresses(typed)
  let issue: StoreIssueCode = 'invalid_address'
  for (const address of addresses) {
    try {
      const site = await discoverAt(address, fetch)
      return ok({ ...site, leadsElsewhere: !isSameHost(address.hostname, new URL(site.siteUrl).hostname) })
    } catch (error) {
      if (!(error instanceof SiteUnreached)) throw error
      issue = error.issue
      // Only where nobody listens is the same name tried over http. A bad certificate is told instead of evaded.
      if (issue !== 'unreachable') break
    }
  }
  return notOk(issue)
}

async function discoverAt(address: URL, fetch: typeof globalThis.fetch): Promise<SiteFound> {
  const home = await arriveHome(fetch, address)
  const { apiRoot, index } = await findApi(fetch, home)
  if (!index.namespaces.includes('wc/v3')) throw new SiteUnreached('plugin_inactive')
  const own = new URL(index.home)
  if (apiRoot.protocol === 'https:' && own.protocol === 'http:') throw new SiteUnreached('wrong_scheme')
  const isCanonical = own.host === apiRoot.host && own.protocol === apiRoot.protocol
  return toSite(isCanonical ? { apiRoot, index } : await atOwnAddress(fetch, index))
}

/**
 * Signatures are made for the address that WordPress knows, so another name for the site (`www`, http) leads to that one; it must
 * answer there.
 */
async function atOwnAddress(fetch: typeof globalThis.fetch, { home }: SiteIndex): Promise<FoundApi> {
  const found = await findApi(fetch, await arriveHome(fetch, new URL(`${home.replace(/\/*$/, '')}/`)))
  if (new URL(found.index.home).host !== found.apiRoot.host) throw new SiteUnreached('redirect')
  return found
}

/** The home page, for its address and the link to its API. Servers that refuse HEAD are asked for the page. */
async function arriveHome(fetch: typeof globalThis.fetch, address: URL): Promise<Arrival> {
  const head = await follow(fetch, address, { method: 'HEAD' })
  if (head.status === 503) throw new SiteUnreached('maintenance')
  return head.status < 400 ? head : follow(fetch, address)
}

interface FoundApi {
  readonly apiRoot: URL
  readonly index: SiteIndex
}

async function findApi(fetch: typeof globalThis.fetch, home: Arrival): Promise<FoundApi> {
  const link = headerLink(home)
  const guess = link ?? new URL('wp-json/', folderOf(home.url))
  const arrival = await follow(fetch, askable(guess))
  const found = foundAt(arrival)
  if (found) return found
  // Caches of whole pages drop headers; the page itself still says it, also where it is not the home page.
  const named = link ? null : pageLink(await follow(fetch, home.url))
  const other = named && named.href !== guess.href ? await follow(fetch, askable(named)) : null
  const foundByPage = other && foundAt(other)
  if (foundByPage) return foundByPage
  throw await whyNoApi(fetch, home, other ?? arrival, (link ?? named) !== null)
}

function foundAt(arrival: Arrival): FoundApi | null {
  const index = indexOf(arrival)
  return index && { apiRoot: withSlash(arrival.url), index }
}

/** Throws where the link is the one of plain permalinks: keys never work there. */
function askable(link: URL): URL {
  if (link.searchParams.has('rest_route')) throw new SiteUnreached('plain_permalinks')
  return link
}

/** `Link: <https://example.com/wp-json/>; rel="https://api.w.org/"` */
function headerLink({ headers, url }: Arrival): URL | null {
  return addressIn(/<([^>]+)>\s*;\s*rel="?https:\/\/api\.w\.org\/"?/.exec(headers.get('link') ?? '')?.[1], url)
}

/** `<link rel="https://api.w.org/" href="https://example.com/wp-json/" />` */
function pageLink({ text, url }: Arrival): URL | null {
  const [tag] = /<link\b[^>]*\brel=["']?https:\/\/api\.w\.org\/["']?[^>]*>/i.exec(text) ?? []
  const href = /\bhref=["']?([^"'\s>]+)/i.exec(tag ?? '')?.[1]
  return addressIn(href?.replaceAll(/&(?:amp|#0?38);/g, '&'), url)
}

function addressIn(target: string | undefined, url: URL): URL | null {
  return target !== undefined && URL.canParse(target, url) ? new URL(target, url) : null
}

function indexOf(arrival: Arrival): SiteIndex | null {
  const parsed = siteIndexSchema.safeParse(jsonOf(arrival))
  return arrival.status === 200 && parsed.success ? parsed.data : null
}

async function whyNoApi(
  fetch: typeof globalThis.fetch,
  home: Arrival,
  { status }: Arrival,
  isWordPress: boolean,
): Promise<SiteUnreached> {
  if (status === 503) return new SiteUnreached('maintenance')
  if (status >= 500) return new SiteUnreached('server_error')
  // Somebody turns us away; that permalinks are plain would show as a page (200 or 301), never so.
  if (status === 401 || status === 403) return new SiteUnreached('rest_blocked')
  // With plain permalinks `/wp-json/` is a page like any other; the API answers only here.
  const plain = new URL('?rest_route=/', folderOf(home.url))
  if (indexOf(await follow(fetch, plain))) return new SiteUnreached('plain_permalinks')
  if (isWordPress) return new SiteUnreached('rest_blocked')
  return new SiteUnreached('not_wordpress')
}

function toSite({ apiRoot, index }: FoundApi): SiteFound {
  const siteUrl = index.home.replace(/\/*$/, '')
  return {
    ...{ siteUrl, apiRoot: apiRoot.href, name: index.name || new URL(siteUrl).host },
    passwordApprovalUrl: index.authentication?.['application-passwords']?.endpoints.authorization ?? null,
    keyApprovalUrl: `${siteUrl}/wc-auth/v1/authorize`,
  }
}

function folderOf(url: URL): URL {
  return new URL(url.pathname.endsWith('/') ? './' : `${url.pathname.split('/').at(-1) ?? ''}/`, url)
}

function withSlash(url: URL): URL {
  const root = new URL(url)
  root.search = ''
  root.pathname = root.pathname.replace(/\/*$/, '/')
  return root
}
