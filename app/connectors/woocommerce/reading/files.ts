import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { RemoteFileStatus } from '../../../core/channel/connector.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { WooCommerceClient } from '../client.ts'
import { mediaFields, mediaSchema, type MediaRow } from '../schemas.ts'
import { allPages, rowsPerPage } from './all-pages.ts'

/** Pictures of the media library by id; what is gone is left out, and what may not be seen. */
export async function readMedia(
  client: WooCommerceClient,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<MediaRow[]> {
  const wanted = [...new Set(ids)].filter((id) => /^\d+$/.test(id))
  const pages = await mapConcurrently(chunksOf(wanted, rowsPerPage), client.parallel, (chunk) =>
    listMedia(client, { include: chunk.join(',') }, signal),
  )
  return pages.flat()
}

export function listMedia(
  client: WooCommerceClient,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<MediaRow[]> {
  return allPages(
    client,
    { ...{ space: 'wp/v2', path: 'media', row: mediaSchema }, query: { ...query, _fields: mediaFields } },
    signal,
  )
}

/**
 * Attachments are there at once, with all their sizes. With keys the library is read as a visitor reads it, who does not see
 * pictures of unpublished products: such a one is there unless WordPress says that there is none.
 */
export async function observeFiles(
  client: WooCommerceClient,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RemoteFileStatus>> {
  const seen = new Set((await readMedia(client, ids)).map(({ id }) => id))
  const unseen = [...new Set(ids)].filter((id) => !seen.has(id))
  const hidden =
    client.credentials.auth.kind === 'keys'
      ? await mapConcurrently(unseen, client.parallel, async (id) => ((await isGone(client, id)) ? [] : [id]))
      : []
  return new Map([...seen, ...hidden.flat()].map((id) => [id, 'ready']))
}

async function isGone(client: WooCommerceClient, id: string): Promise<boolean> {
  try {
    await client.run({
      ...{ space: 'wp/v2', method: 'GET', path: `media/${id}`, data: mediaSchema },
      query: { _fields: mediaFields },
    })
    return false
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.code === 'not_found') return true
    if (error.code === 'auth_expired' || error.code === 'forbidden') return false
    throw error
  }
}
