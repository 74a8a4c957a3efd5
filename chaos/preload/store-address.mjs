/**
 * Preloaded into processes under test: the DNS of a store whose address is the same in every case, and whose stand-in is not.
 */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

const { CHAOS_STORE_HOST: host, CHAOS_STORE_ADDRESS: address } = process.env

const lookup = dns.lookup
dns.lookup = (name, ...rest) => {
  if (name !== host || !address) return lookup(name, ...rest)
  const done = rest.at(-1)
  const { all = false } = typeof rest[0] === 'object' ? rest[0] : {}
  process.nextTick(() => (all ? done(null, [{ address, family: 4 }]) : done(null, address, 4)))
}
syncBuiltinESMExports()
