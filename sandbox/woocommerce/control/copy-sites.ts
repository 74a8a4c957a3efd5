import type { World } from '../state/world.ts'

/**
 * Puts what the sites of one world hold into the sites of the same keys of another: ids, keys and passwords stay, so that an app
 * that knows the first can go on with the second at its new address. Both worlds must share their contents, and the second one's
 * clock must not be behind the first's.
 */
export function copySites(from: World, to: World): void {
  for (const [key, site] of from.sites) {
    const copy = to.sites.get(key)
    if (!copy) throw new Error(`The other world has no site ${key}`)
    copy.settings = structuredClone(site.settings)
    copy.data = structuredClone(site.data)
  }
}
