/**
 * Amazon's consent page at a Seller Central site (developer-docs.amazon.com/sp-api/docs/website-authorization-workflow). It sends the
 * browser to `redirectUri` with `state`, `selling_partner_id` and `spapi_oauth_code` added. A draft app is found with
 * `version=beta` alone, a published one without it.
 */
export function consentPageUrl(
  sellerCentral: string,
  { applicationId, draft, state, redirectUri }: ConsentRequest & { readonly applicationId: string },
): string {
  return withQuery(`https://${sellerCentral}/apps/authorize/consent`, {
    application_id: applicationId,
    state,
    redirect_uri: redirectUri,
    ...(draft && { version: 'beta' }),
  })
}

interface ConsentRequest {
  readonly state: string
  readonly redirectUri: string
  readonly draft: boolean
}

/** Where a consent goes on that Amazon began at the login address (…/docs/selling-partner-appstore-authorization-workflow). */
export function consentCallbackUrl(
  { callbackUri, amazonState }: AmazonCallback,
  { state, redirectUri, draft }: ConsentRequest,
): string {
  return withQuery(callbackUri, {
    amazon_state: amazonState,
    state,
    redirect_uri: redirectUri,
    ...(draft && { version: 'beta' }),
  })
}

/** With what Amazon opens the login address. */
export interface AmazonCallback {
  /** Found to be Amazon’s by `findAmazonSite`. */
  readonly callbackUri: string
  readonly amazonState: string
}

interface Site {
  /** As sellers call it: the domain with a capital letter. */
  readonly name: string
  readonly sellerCentral: string | null
}

/** The site of Amazon that an address leads to; null where it leads anywhere else. Nobody is sent on to any other address. */
export function findAmazonSite<AnySite extends Site>(address: string, sites: readonly AnySite[]): AnySite | null {
  const url = URL.canParse(address) ? new URL(address) : null
  const isPlain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  if (!url || !isPlain) return null
  return sites.find((site) => hostsOf(site).includes(url.hostname)) ?? null
}

/** Amazon's own examples lead to the shop's domain as well as to Seller Central. */
function hostsOf({ name, sellerCentral }: Site): string[] {
  const domain = name.toLowerCase()
  return [domain, `www.${domain}`, `sellercentral.${domain}`, ...(sellerCentral ? [sellerCentral] : [])]
}

function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
