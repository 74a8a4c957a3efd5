import { lookup } from 'node:dns/promises'
import { mappedOrigin } from '../../network/mapped-origin.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'

/**
 * WordPress's `wp_http_validate_url`: http(s), no credentials, not a private address unless it is the site's own host or the
 * operator allows it, ports 80, 443 and 8080. A host in the sandbox's DNS counts as public.
 */
export async function isSafeUrl(world: World, site: Site, url: string): Promise<boolean> {
  if (!URL.canParse(url)) return false
  const { protocol, username, password, hostname, port } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  if (username !== '' || password !== '' || hostname.startsWith('[')) return false
  const home = new URL(site.home(false))
  const isOwnHost = home.hostname.toLowerCase() === hostname.toLowerCase()
  if (!isOwnHost && !(await isPublic(world, site, new URL(url)))) return false
  if (port === '' || site.settings.allowedPorts.includes(Number(port))) return true
  return isOwnHost && [site.httpOrigin, site.httpsOrigin].some((origin) => origin && new URL(origin).port === port)
}

async function isPublic(world: World, { settings }: Site, url: URL): Promise<boolean> {
  if (mappedOrigin(world.hosts, url)) return true
  const address = /^[\d.]+$/.test(url.hostname) ? url.hostname : await resolve(url.hostname)
  if (address === null) return false
  return !isPrivate(address) || settings.allowedHosts.includes(url.hostname)
}

async function resolve(hostname: string): Promise<string | null> {
  return lookup(hostname, { family: 4 }).then(
    ({ address }) => address,
    () => null,
  )
}

function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number)
  return (
    first === 127 ||
    first === 10 ||
    first === 0 ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  )
}

/** `esc_url_raw`: no scheme becomes http, spaces are encoded, other schemes than the usual vanish. */
export function escapeUrl(source: string): string {
  const trimmed = source.trim().replaceAll(' ', '%20')
  if (trimmed === '') return ''
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed) ?? []
  if (!scheme) return `http://${trimmed}`
  const isKnown = ['http', 'https', 'ftp', 'ftps'].includes(scheme.toLowerCase())
  return isKnown || /^[^/]+:\d+/.test(trimmed) ? trimmed : ''
}
