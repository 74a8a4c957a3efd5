import type { CreatedFile } from '../../../core/channel/export-step.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import { mapConcurrently } from '../../../lib/map-concurrently.ts'
import type { WooCommerceClient } from '../client.ts'
import { isOurFile, slugsOfCopies } from '../our-files.ts'
import { listMedia } from './files.ts'

/** Keeps the first line of a request, which web servers bound, under 4 kB. */
const filesPerRequest = 15

/** Attachments that were made of the same files under other ids. See `LateCopies`. */
export async function findCopies(client: WooCommerceClient, files: readonly CreatedFile[]): Promise<string[]> {
  const pages = await mapConcurrently(chunksOf(files, filesPerRequest), client.parallel, async (chunk) => {
    const slugs = chunk.flatMap(({ fileName }) => slugsOfCopies(fileName))
    const rows = await listMedia(client, { slug: slugs.join(',') })
    const known = new Set(chunk.map(({ remoteId }) => remoteId))
    return rows.filter(
      ({ id, source_url: source }) => !known.has(id) && chunk.some(({ fileName }) => isOurFile(source, fileName)),
    )
  })
  return pages.flat().map(({ id }) => id)
}
