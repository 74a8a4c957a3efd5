import { chunksOf } from '../../lib/chunks.ts'
import type { ShopifyClient } from './client.ts'
import { filesByName, filesDelete } from './documents/files.ts'
import { observeFiles } from './reading/observe.ts'
import { userErrorToConnectorError } from './user-errors.ts'

/** Ids per search; the document takes 50 results. */
const idsPerQuery = 50

/** Deletes those of the files that nothing shows; answers the ids that are gone now, also those that were gone before. */
export async function deleteUnusedFiles(client: ShopifyClient, ids: readonly string[]): Promise<string[]> {
  const statuses = await observeFiles(client, ids)
  const gone = ids.filter((id) => !statuses.has(id))
  for (const chunk of chunksOf([...statuses.keys()], idsPerQuery)) {
    const [unused, used] = await Promise.all([search(client, chunk, 'none'), search(client, chunk, 'product')])
    // Shopify's search passes over filters it does not know. A file that is found both ways was not filtered at all.
    const fileIds = chunk.filter((id) => unused.has(id) && !used.has(id))
    if (fileIds.length === 0) continue
    const { data, userErrors, requestId } = await client.runWhole(filesDelete, { fileIds })
    const [refused] = userErrors
    if (refused) throw userErrorToConnectorError(refused, requestId)
    gone.push(...(data.fileDelete.deletedFileIds ?? []))
  }
  return gone
}

async function search(
  client: ShopifyClient,
  ids: readonly string[],
  usedIn: 'none' | 'product',
): Promise<ReadonlySet<string>> {
  const anyOf = ids.map((id) => `id:${id.split('/').at(-1) ?? ''}`).join(' OR ')
  const { data } = await client.runWhole(filesByName, { query: `(${anyOf}) AND used_in:${usedIn}` })
  return new Set(data.files.nodes.flatMap((row) => (row ? [row.id] : [])))
}
