import type { CreatedFile } from '../../../core/channel/connector.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { WooCommerceClient } from '../client.ts'
import { isOurFile, slugOf } from '../our-files.ts'
import { listMedia } from './files.ts'

/** What WordPress makes of a slug that is taken. An upload is seldom given up twice. */
const suffixes = ['', '-2', '-3']

/** Keeps the first line of a request, which web servers bound, under 4 kB. */
const filesPerRequest = 15

/** Attachments that were made of the same files under other ids: uploads that were given up, repeated, and came through late. */
export async function findCopies(client: WooCommerceClient, files: readonly CreatedFile[]): Promise<string[]> {
  const pages = await mapConcurrently(chunksOf(files, filesPerRequest), client.parallel, async (chunk) => {
    const slugs = chunk.flatMap(({ fileName }) => suffixes.map((suffix) => `${slugOf(fileName)}${suffix}`))
    const rows = await listMedia(client, { slug: slugs.join(',') })
    const known = new Set(chunk.map(({ remoteId }) => remoteId))
    return rows.filter(
      ({ id, source_url: source }) => !known.has(id) && chunk.some(({ fileName }) => isOurFile(source, fileName)),
    )
  })
  return pages.flat().map(({ id }) => id)
}
