import { openConnector } from '../connections/open-connector.server.ts'
import type { Connector, RemoteListing } from '../core/channel/connector.ts'
import { AppError } from '../core/errors.ts'
import { isReferencedBy, type ProductReference } from '../core/products/product-reference.ts'

/** More matches than this and the reference names no product any more. */
const maxMatches = 25
const searchesAtOnce = 4

/**
 * The products of an account that callers name by id, handle or SKU, whole and in the same order. Throws `AppError`
 * (invalid_input, with the index as field) for a name that fits none or several, and `ConnectorError`. Changes nothing.
 */
export async function findProducts(
  account: { workspaceId: string; connectionId: string },
  references: readonly ProductReference[],
): Promise<RemoteListing[]> {
  const connector = await openConnector(account.workspaceId, account.connectionId)
  const ids = await resolveIds(connector, references)
  const listings = await connector.getListings([...new Set(ids)])
  const byId = new Map(listings.map((listing) => [listing.remoteId, listing]))
  return ids.map((id, index) => byId.get(id) ?? refuse(index, references[index], 'no product'))
}

async function resolveIds(connector: Connector, references: readonly ProductReference[]): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < references.length; start += searchesAtOnce) {
    const chunk = references.slice(start, start + searchesAtOnce)
    ids.push(...(await Promise.all(chunk.map((reference, index) => resolveId(connector, reference, start + index)))))
  }
  return ids
}

async function resolveId(connector: Connector, reference: ProductReference, index: number): Promise<string> {
  if ('id' in reference) return reference.id
  const query = 'handle' in reference ? reference.handle : reference.sku
  const { items } = await connector.listListings({ query, limit: maxMatches })
  const whole = await connector.getListings(items.map(({ remoteId }) => remoteId))
  const [match, another] = whole.filter((listing) => isReferencedBy(listing, reference))
  if (!match) return refuse(index, reference, 'no product')
  return another ? refuse(index, reference, 'several products') : match.remoteId
}

function refuse(index: number, reference: ProductReference | undefined, found: string): never {
  const name = Object.values(reference ?? {}).join()
  throw new AppError('invalid_input', `${found} for reference ${index}`, {
    userMessage: `The store has ${found} with “${name}”.`,
    field: `products.${index}`,
  })
}
