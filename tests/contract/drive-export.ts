import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ConnectorError } from '../../app/core/channel/connector-error.ts'
import type { Connector } from '../../app/core/channel/connector.ts'
import type { ItemFailure, ItemWork, RenditionFile } from '../../app/core/channel/export-step.ts'
import type { ListingState } from '../../app/core/channel/listing-state.ts'
import { mapConcurrently } from '../../app/lib/map-concurrently.ts'
import type { ListingChange } from '../../app/core/export/listing-change.ts'

export interface DrivenItem {
  readonly change: ListingChange
  readonly listing: ListingState
}

export interface DrivenExport {
  readonly files: Map<string, string>
  readonly failures: ItemFailure[]
  readonly removedFiles: string[]
}

/**
 * Walks items through the steps of a connector once, as the pipeline does, without a database. A lost answer is recovered;
 * every other error is thrown.
 */
export async function driveExport(
  connector: Connector,
  items: readonly DrivenItem[],
  pictures: ReadonlyMap<string, Buffer>,
  known: ReadonlyMap<string, string> = new Map(),
  pictureUrl = (renditionKey: string): Promise<string> => missing(`an address of ${renditionKey}`),
): Promise<DrivenExport> {
  const driven: DrivenExport = { files: new Map(known), failures: [], removedFiles: [] }
  const current = new Map(items.map(({ listing }) => [listing.remoteId, listing]))
  const context = {
    signal: new AbortController().signal,
    listing: (remoteId: string) => current.get(remoteId) ?? missing(remoteId),
    openRendition: (key: string) => Promise.resolve(toFile(key, pictures.get(key) ?? missing(key))),
    pictureUrl,
    uploaded: () => undefined,
    throwIfStopping: () => Promise.resolve(),
  }
  for (const step of connector.steps) {
    await mapConcurrently(step.plan(toWork(items, current, driven)), step.concurrency, async (call) => {
      const outcome = await step.perform(call, context).catch(async (error: unknown) => {
        if (!(error instanceof ConnectorError) || error.code !== 'outcome_unknown') throw error
        return (await step.recover(call, context)) ?? (await step.perform(call, context))
      })
      for (const { renditionKey, remoteId } of outcome.files) driven.files.set(renditionKey, remoteId)
      for (const listing of outcome.listings) current.set(listing.remoteId, listing)
      driven.failures.push(...outcome.failures)
      driven.removedFiles.push(...(outcome.removedFiles ?? []))
    })
  }
  return driven
}

function toWork(
  items: readonly DrivenItem[],
  current: ReadonlyMap<string, ListingState>,
  { files, failures }: DrivenExport,
): ItemWork[] {
  const failed = new Set(failures.map(({ itemId }) => itemId))
  return items
    .filter(({ listing }) => !failed.has(listing.remoteId))
    .map(({ change, listing }) => ({
      itemId: listing.remoteId,
      listingRemoteId: listing.remoteId,
      change,
      snapshot: listing,
      current: current.get(listing.remoteId) ?? listing,
      files,
      onTheirWay: new Set(),
    }))
}

function toFile(renditionKey: string, bytes: Buffer): RenditionFile {
  const stream = () => Promise.resolve(Readable.from([bytes]))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // A test's videos begin like one.
  const mimeType = bytes.toString('latin1', 4, 8) === 'ftyp' ? 'video/mp4' : 'image/jpeg'
  return { renditionKey, sha256, mimeType, byteSize: bytes.length, stream }
}

function missing(what: string): never {
  throw new Error(`the test did not provide ${what}`)
}
