import { openConnector } from '../connections/open-connector.server.ts'
import type { Connector, RemoteListing } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { listingsReferencedBy, type ProductReference } from '../core/products/product-reference.ts'
import { mapConcurrently } from '../lib/map-concurrently.ts'

/** More matches than this and the reference names no product any more. */
const maxMatches = 25
const searchesAtOnce = 4

/**
 * The products of an account that callers name by id, handle or SKU, whole and in the same order. SKUs are asked for together
 * where the platform can be asked for SKUs. Throws `AppError` (invalid_input, with the index as field) for a name that fits none
 * or several, and `ConnectorError`. Changes nothing.
 */
export async function findProducts(
  account: { workspaceId: string; connectionId: string },
  references: readonly ProductReference[],
): Promise<RemoteListing[]> {
  const connector = await openConnector(account.workspaceId, account.connectionId)
  const bySku = await findBySku(connector, references)
  const ids = await mapConcurrently(references, searchesAtOnce, (reference, index) =>
    resolveId(connector, reference, index, bySku),
  )
  const known = new Map(bySku?.map((listing) => [listing.remoteId, listing]))
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  for (const listing of await connector.getListings(missing)) known.set(listing.remoteId, listing)
  return ids.map((id, index) => known.get(id) ?? refuse(index, references[index], 'no product'))
}

/** Null: the platform must be searched for each. */
async function findBySku(
  connector: Connector,
  references: readonly ProductReference[],
): Promise<readonly RemoteListing[] | null> {
  if (!connector.findListingsBySku) return null
  const skus = references.flatMap((reference) => ('sku' in reference ? [reference.sku] : []))
  return skus.length > 0 ? connector.findListingsBySku([...new Set(skus)]) : []
}

async function resolveId(
  connector: Connector,
  reference: ProductReference,
  index: number,
  bySku: readonly RemoteListing[] | null,
): Promise<string> {
  if ('id' in reference) return reference.id
  const found = 'sku' in reference && bySku ? bySku : await search(connector, reference)
  const [match, another] = listingsReferencedBy(found, reference)
  if (!match) return refuse(index, reference, 'no product')
  return another ? refuse(index, reference, 'several products') : match.remoteId
}

async function search(
  connector: Connector,
  reference: Exclude<ProductReference, { id: string }>,
): Promise<readonly RemoteListing[]> {
  const query = 'handle' in reference ? reference.handle : reference.sku
  const { items } = await connector.listListings({ query, limit: maxMatches })
  return connector.getListings(items.map(({ remoteId }) => remoteId))
}

function refuse(index: number, reference: ProductReference | undefined, found: string): never {
  const name = Object.values(reference ?? {}).join()
  throw new AppError('invalid_input', `${found} for reference ${index}`, {
    userMessage: `The store has ${found} with “${name}”.`,
    field: `products.${index}`,
  })
}
