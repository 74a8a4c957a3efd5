import { ApiError } from '../api/api-error.ts'
import type { ApiCall, Handler } from '../api/call.ts'
import { json } from '../http/exchange.ts'
import type { Listing } from '../state/model.ts'
import { pick } from '../view/pick.ts'
import { audienceOf, localized, type Audience } from './localized.ts'
import { checkSku } from './sku.ts'

/** 404 for a SKU that the seller does not have in any of the marketplaces. */
export const getListingsItem: Handler = (call) => {
  const sku = checkSku(call)
  const marketplaceIds = call.parameters.list('marketplaceIds')
  const listing = call.seller.listings.get(sku)
  if (!listing || !isIn(listing, marketplaceIds))
    throw ApiError.notFound(`SKU '${sku}' not found in marketplace ${marketplaceIds.join(', ')}`)
  return json(200, listingView(listing, includedData(call), audienceOf(call)))
}

export function isIn({ summaries }: Listing, marketplaceIds: readonly string[]): boolean {
  return summaries.some(({ marketplaceId }) => marketplaceIds.includes(marketplaceId))
}

/** The model’s default is `summaries`. */
export function includedData({ parameters }: ApiCall): string[] {
  const asked = parameters.list('includedData')
  return asked.length > 0 ? asked : ['summaries']
}

export function listingView(
  listing: Listing,
  includedData: readonly string[],
  audience: Audience,
): Record<string, unknown> {
  const shown = { ...listing, attributes: listing.echo, issues: localized(listing.issues, audience) }
  return { sku: listing.sku, ...pick(shown, includedData, audience.marketplaceIds) }
}
