import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { Connector } from '../../core/channel/connector.ts'
import type { Look } from '../../core/publication/same-look.ts'
import { inspectFile } from '../../renditions/inspect-file.ts'
import { FileMissingError } from '../../storage/file-store.ts'
import { fileStore } from '../../storage/index.server.ts'
import { findRendition } from '../renditions/find-rendition.server.ts'

/** A catalogue shows pictures of up to 10 MB. */
const maxBytes = 15 * 1024 * 1024

/** Neither a rendition nor a picture of a catalogue changes under its name. */
const mostKept = 5000
const kept = new Map<string, Look>()

/** Null: its file is gone. */
export async function lookOfRendition(workspaceId: string, key: string): Promise<Look | null> {
  const name = `${workspaceId} ${key}`
  const known = kept.get(name)
  if (known) return known
  const rendition = await findRendition(workspaceId, key)
  if (!rendition) return null
  try {
    return remember(name, await fileStore.withLocalFile(rendition.storageKey, lookOf))
  } catch (error) {
    if (error instanceof FileMissingError) return null
    throw error
  }
}

/** Null: it could not be fetched, or is no picture. */
export async function lookOfCatalogue(connector: Connector, url: string, signal: AbortSignal): Promise<Look | null> {
  const known = kept.get(url)
  if (known || !connector.openCataloguePicture) return known ?? null
  const file = path.join(fileStore.tempDir, `catalogue-${randomUUID()}`)
  try {
    await pipeline(await connector.openCataloguePicture(url, maxBytes, signal), createWriteStream(file))
    return remember(url, await lookOf(file))
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ConnectorError) return null
    throw error
  } finally {
    await rm(file, { force: true })
  }
}

async function lookOf(file: string): Promise<Look | null> {
  const facts = await inspectFile(file)
  if (!facts.ok || facts.value.kind !== 'image') return null
  const { perceptualHash, dominantColours } = facts.value
  return { perceptualHash, dominantColours }
}

function remember(name: string, look: Look | null): Look | null {
  if (look) kept.set(name, look)
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return look
}
