import { lookup as dnsLookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import { GuardedFetchError } from './guarded-fetch-error.ts'
import { type FetchPolicy, isAllowed, isPublicAddress, portOf } from './guarded-fetch-policy.ts'

/** Answers every address of a name, as `dns.lookup` with `all` does. */
export type ResolveAll = (hostname: string, answer: (error: Error | null, addresses: LookupAddress[]) => void) => void

export const resolveBySystem: ResolveAll = (hostname, answer) => {
  dnsLookup(hostname, { all: true }, answer)
}

/**
 * Connections that reach public addresses alone. The check is part of connecting: the address that was checked is the address
 * that is dialled, so a name that changes its answer between the two (DNS rebinding) gains nothing. One private address among
 * several refuses the name.
 */
export function guardedAgent(
  policy: FetchPolicy,
  connectTimeoutMs: number,
  resolve: ResolveAll,
  { keepAlive = false }: { readonly keepAlive?: boolean } = {},
): Agent {
  const open = buildConnector({ timeout: connectTimeoutMs })
  const guarded = buildConnector({ timeout: connectTimeoutMs, lookup: publicLookup(resolve) })
  return new Agent({
    // 0: a connection serves one request and ends.
    pipelining: keepAlive ? 1 : 0,
    connect(options, done) {
      if (isAllowed(options.hostname, portOf(options), policy)) {
        open(options, done)
        return
      }
      // A literal address is dialled without asking the lookup.
      const literal = options.hostname.replace(/^\[|\]$/g, '')
      if (isIP(literal) && !isPublicAddress(literal)) {
        done(new GuardedFetchError('private_address'), null)
        return
      }
      guarded(options, done)
    },
  })
}

function publicLookup(resolve: ResolveAll): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (error, found) => {
      // With an error the system gives no addresses at all, whatever the types say.
      const addresses = error ? [] : found
      const [first] = addresses
      if (error) done(error, [])
      else if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        done(new GuardedFetchError('private_address'), [])
      else if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}
