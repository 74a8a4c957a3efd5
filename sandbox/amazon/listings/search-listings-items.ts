import { ApiError } from '../api/api-error.ts'
import type { ApiCall, Handler } from '../api/call.ts'
import { json } from '../http/exchange.ts'
import type { Parameters } from '../model/parameters.ts'
import type { Issue, Listing, ListingSummary } from '../state/model.ts'
import { paginate } from '../view/paginate.ts'
import { includedData, isIn, listingView } from './get-listings-item.ts'
import { hasIdentifier } from './identifiers.ts'
import { audienceOf } from './localized.ts'

/** Filters that are told apart by what they look at; each passes everything when it was not asked for. */
type Filter = (listing: Listing, call: ApiCall) => boolean

const FILTERS: Filter[] = [
  (listing, call) => isIn(listing, call.parameters.list('marketplaceIds')),
  (listing, call) => hasIdentifier(call, listing),
  (listing, { parameters }) => isChildOf(listing, parameters.text('variationParentSku')),
  (listing, { parameters }) => hasSeverity(listing.issues, parameters.list('withIssueSeverity')),
  (listing, { parameters }) => hasStatus(listing, parameters),
  (listing, { parameters }) => isWithin(listing, parameters, 'createdDate', 'created'),
  (listing, { parameters }) => isWithin(listing, parameters, 'lastUpdatedDate', 'lastUpdated'),
]

/** Of each of these at most one may be given. Source: the parameters’ descriptions. */
const ALTERNATIVES = ['identifiers', 'variationParentSku', 'packageHierarchySku']

export const searchListingsItems: Handler = (call) => {
  const { parameters, seller, operation } = call
  const given = ALTERNATIVES.filter((name) => parameters.values[name] !== undefined)
  if (given.length > 1) throw ApiError.invalid(operation, `${given.join(' and ')} together`)
  if (given.includes('identifiers') && !parameters.text('identifiersType'))
    throw ApiError.invalid(operation, 'identifiers without identifiersType')
  const found = [...seller.listings.values()].filter((listing) => FILTERS.every((passes) => passes(listing, call)))
  const page = paginate(found.toSorted(orderOf(parameters)), {
    pageSize: parameters.number('pageSize'),
    pageToken: parameters.text('pageToken'),
  })
  if (!page) throw ApiError.invalid(operation, 'pageToken')
  const { pagination, entries } = page
  return json(200, {
    numberOfResults: found.length,
    ...(Object.keys(pagination).length > 0 && { pagination }),
    items: entries.map((listing) => listingView(listing, includedData(call), audienceOf(call))),
  })
}

function isChildOf({ relationships }: Listing, parentSku: string | undefined): boolean {
  if (parentSku === undefined) return true
  return relationships.some((entry) => entry.relationships.some(({ parentSkus }) => parentSkus?.includes(parentSku)))
}

function hasSeverity(issues: readonly Issue[], severities: readonly string[]): boolean {
  return severities.length === 0 || issues.some(({ severity }) => severities.includes(severity))
}

/** Every status that was asked for, and none that was asked to be missing. */
function hasStatus({ summaries }: Listing, parameters: Parameters): boolean {
  const marketplaceIds = parameters.list('marketplaceIds')
  const held = summaries.filter(({ marketplaceId }) => marketplaceIds.includes(marketplaceId))
  const has = (status: string) => held.some((summary) => summary.status.includes(status))
  return parameters.list('withStatus').every(has) && !parameters.list('withoutStatus').some(has)
}

function isWithin(
  listing: Listing,
  parameters: Parameters,
  field: 'createdDate' | 'lastUpdatedDate',
  prefix: string,
): boolean {
  const after = parameters.text(`${prefix}After`)
  const before = parameters.text(`${prefix}Before`)
  const date = Date.parse(dateOf(listing, field))
  return (!after || date >= Date.parse(after)) && (!before || date <= Date.parse(before))
}

const dateOf = ({ summaries: [first] }: Listing, field: keyof ListingSummary): string => String(first?.[field] ?? '')

function orderOf(parameters: Parameters): (one: Listing, other: Listing) => number {
  const by = parameters.text('sortBy') ?? 'lastUpdatedDate'
  const sign = parameters.text('sortOrder') === 'ASC' ? 1 : -1
  const keyOf = (listing: Listing) => (by === 'sku' ? listing.sku : dateOf(listing, by as keyof ListingSummary))
  return (one, other) => sign * keyOf(one).localeCompare(keyOf(other)) || one.sku.localeCompare(other.sku)
}
