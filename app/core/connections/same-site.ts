/** The addresses under which one site may have been connected: with and without `www`, over http and https. The given one is first. */
export function addressesOfSite(siteUrl: string): string[] {
  const { host, pathname } = new URL(siteUrl)
  const bare = host.replace(/^www\./, '')
  const path = pathname.replace(/\/+$/, '')
  const others = ['https', 'http'].flatMap((scheme) => [`${scheme}://${bare}${path}`, `${scheme}://www.${bare}${path}`])
  return [...new Set([siteUrl, ...others])]
}

/** Whether two host names are one but for `www`. */
export function isSameHost(one: string, other: string): boolean {
  return one.replace(/^www\./, '') === other.replace(/^www\./, '')
}
