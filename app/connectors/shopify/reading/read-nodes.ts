import { ConnectorError } from '../../../core/channel/connector-error.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { ShopifyClient } from '../client.ts'
import type { Operation } from '../operation.ts'

/**
 * Reads many nodes, up to `most` ids at a time and several calls at once (the client paces them). A call that Shopify finds
 * too dear (over 1,000 points) is split in two, and later ones are smaller from the start. What is gone is left out.
 */
export async function readNodes<Row>(
  client: ShopifyClient,
  operation: Operation<{ nodes: (Row | null)[] }, { readonly ids: readonly string[] }>,
  ids: readonly string[],
  most: number,
): Promise<Row[]> {
  const perCall = client.idsPerCall(operation, most)
  const pages = await Promise.all(
    chunksOf([...new Set(ids)], perCall).map((chunk) => readChunk(client, operation, chunk)),
  )
  return pages.flat()
}

async function readChunk<Row>(
  client: ShopifyClient,
  operation: Operation<{ nodes: (Row | null)[] }, { readonly ids: readonly string[] }>,
  ids: readonly string[],
): Promise<Row[]> {
  try {
    const { data } = await client.runWhole(operation, { ids })
    return data.nodes.filter((row): row is Awaited<Row> & Row => row !== null)
  } catch (error) {
    if (!isTooDear(error) || ids.length === 1) throw error
    client.noteTooDear(operation, ids.length)
    return readNodes(client, operation, ids, Math.ceil(ids.length / 2))
  }
}

function isTooDear(error: unknown): boolean {
  return error instanceof ConnectorError && error.details.platformCode === 'MAX_COST_EXCEEDED'
}
