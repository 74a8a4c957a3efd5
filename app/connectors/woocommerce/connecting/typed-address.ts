/**
 * What people type for a store's address, as addresses to try in order: without a scheme https comes first. Pages of the admin
 * and of the API lead to their site. Empty: it is no address.
 */
export function typedAddresses(text: string): URL[] {
  const typed = text.trim().replace(/^\/+/, '')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(typed)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return []
  const addresses = scheme ? [typed] : [`https://${typed}`, `http://${typed}`]
  return addresses.flatMap((address) => {
    const url = URL.canParse(address) ? new URL(address) : null
    if (!url || !isHost(url.hostname) || url.username || url.password) return []
    return [siteOf(url)]
  })
}

/** A name with a dot, or one that only this network knows (with a port, or an address): the guard decides about those. */
function isHost(hostname: string): boolean {
  return /^[^.\s]+(\.[^.\s]+)+$|^localhost$|^\[[0-9a-f:.]+\]$/i.test(hostname)
}

function siteOf(url: URL): URL {
  const site = new URL(url)
  site.pathname = url.pathname
    .replace(/\/(wp-admin|wp-json|wp-login\.php|index\.php)(\/.*)?$/, '/')
    .replace(/\/*$/, '/')
  site.search = ''
  site.hash = ''
  return site
}
