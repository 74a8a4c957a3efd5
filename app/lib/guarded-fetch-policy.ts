import ipaddr from 'ipaddr.js'
import { GuardedFetchError } from './guarded-fetch-error.ts'

/** Which addresses may be fetched. */
export interface FetchPolicy {
  /**
   * `host:port` pairs that are fetched although their address is private or their port unusual: an operator's own media
   * server. Empty on the open internet.
   */
  readonly allowedHosts: ReadonlySet<string>
}

export const publicHostsOnly: FetchPolicy = { allowedHosts: new Set() }

/**
 * Pictures are served from web servers: every other port is more likely a service that should not be spoken to, and an open
 * door to find out which ports answer.
 */
const webPorts: ReadonlySet<number> = new Set([80, 443, 8080, 8443])

/** Of addresses that people give us. */
const maxUrlLength = 2048

interface AddressRules {
  /** What a redirect is relative to. */
  readonly base?: URL
  readonly maxLength?: number
}

/** Checks everything about an address that its text tells; what its name resolves to is checked when it is connected. */
export function checkedUrl(
  text: string,
  policy: FetchPolicy,
  { base, maxLength = maxUrlLength }: AddressRules = {},
): URL {
  if (text.length > maxLength || !URL.canParse(text, base)) throw new GuardedFetchError('invalid_url')
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new GuardedFetchError('unsupported_scheme')
  if (url.username || url.password) throw new GuardedFetchError('credentials_in_url')
  const port = portOf(url)
  if (!webPorts.has(port) && !isAllowed(url.hostname, port, policy)) throw new GuardedFetchError('port_not_allowed')
  return url
}

export function isAllowed(hostname: string, port: number, policy: FetchPolicy): boolean {
  return policy.allowedHosts.has(`${hostname}:${port}`)
}

export function portOf({ port, protocol }: { readonly port: string; readonly protocol: string }): number {
  return port ? Number(port) : protocol === 'https:' ? 443 : 80
}

/**
 * Whether an address is one of the open internet. IPv4 in IPv6 clothing counts as what it is; of IPv6 only the block that is
 * handed out (2000::/3, RFC 4291) is public, without the tunnels in it (6to4, Teredo) that lead to an IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare)) return false
  const parsed = ipaddr.process(bare)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}
