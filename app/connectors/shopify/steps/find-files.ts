import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { chunksOf } from '../../../lib/chunks.ts'
import type { ShopifyClient } from '../client.ts'
import { fileStatuses, filesByName } from '../documents/files.ts'
import type { FileRow } from '../schemas.ts'
import { fileNameOf } from '../translate.ts'

/** Names per search; the document takes 50 results, and a name may also match files whose name it begins. */
const namesPerQuery = 20

/** A file's name shows only in the URL of its image, which appears when it is READY. */
const processingPollsMs = [1000, 1000, 2000, 3000, 5000, 8000, 8000]

const takenPatienceMs = [1000, 2000, 4000, 8000, 15_000]

/**
 * Our files by their (deterministic) names. The search index may lag behind writes, so names not found are looked for again
 * after each of `patienceMs`.
 */
export async function findFilesByName(
  client: ShopifyClient,
  { sleep }: Pick<ConnectorDeps, 'sleep'>,
  names: readonly string[],
  patienceMs: readonly number[],
  signal: AbortSignal,
): Promise<Map<string, FileRow>> {
  const found = new Map<string, FileRow>()
  for (const waitMs of [0, ...patienceMs]) {
    if (waitMs > 0) await sleep(waitMs, signal)
    const missing = names.filter((name) => !found.has(name))
    const rows = await searchNames(client, missing, signal)
    for (const row of await untilNamed(client, { sleep }, rows, signal)) {
      const name = row.filename ?? fileNameOf(row.image?.url)
      if (name && missing.includes(name)) found.set(name, row)
    }
    if (found.size === names.length) break
  }
  return found
}

/** Names that Shopify says are taken: they are certainly there, only the index may not show them yet. */
export function findTakenNames(
  client: ShopifyClient,
  deps: Pick<ConnectorDeps, 'sleep'>,
  names: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, FileRow>> {
  return findFilesByName(client, deps, names, takenPatienceMs, signal)
}

/** A taken name that even then did not show. */
export function stillHidden(fileName: string): ConnectorError {
  return new ConnectorError('conflict', `${fileName} exists but the files search does not show it yet`, {
    platformCode: 'FILENAME_ALREADY_EXISTS',
  })
}

async function searchNames(client: ShopifyClient, names: readonly string[], signal: AbortSignal): Promise<FileRow[]> {
  const pages = await Promise.all(
    chunksOf(names, namesPerQuery).map(async (chunk) => {
      const query = chunk.map((name) => `filename:"${name}"`).join(' OR ')
      const { data } = await client.runWhole(filesByName, { query }, signal)
      return data.files.nodes.filter((row) => row !== null)
    }),
  )
  return pages.flat()
}

async function untilNamed(
  client: ShopifyClient,
  { sleep }: Pick<ConnectorDeps, 'sleep'>,
  rows: readonly FileRow[],
  signal: AbortSignal,
): Promise<FileRow[]> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const waitMs of processingPollsMs) {
    const nameless = [...byId.values()].filter(isNameless).map(({ id }) => id)
    if (nameless.length === 0) break
    await sleep(waitMs, signal)
    const { data } = await client.runWhole(fileStatuses, { ids: nameless }, signal)
    for (const row of data.nodes) if (row) byId.set(row.id, row)
  }
  return [...byId.values()]
}

function isNameless({ id, fileStatus, filename, image }: FileRow): boolean {
  return id.includes('/MediaImage/') && fileStatus !== 'FAILED' && !filename && !image?.url
}
