import { touchProductsOfFile } from '../state/products.ts'
import type { Content, FileKind, StoredFile } from '../state/model.ts'
import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import { fetchSource } from './fetch-source.ts'
import { inspectImage } from './inspect-image.ts'
import { inspectVideo } from './inspect-video.ts'
import { MediaFailure } from './media-failure.ts'

/** UPLOADED → PROCESSING → READY or FAILED, on the platform's clock, judged by the real bytes unless it must fail anyway. */
export function startProcessing(
  world: World,
  shop: Shop,
  file: StoredFile,
  mustFail: MediaFailure | null = null,
): void {
  world.clock.schedule(world.behaviour.uploadedMs, () => {
    if (!isCurrent(shop, file)) return
    file.status = 'PROCESSING'
    scheduleSettling(world, shop, file, mustFail)
  })
}

/** A READY file that gets other content stays READY; only its `image` is null until the new content is there. */
export function startReplacing(world: World, shop: Shop, file: StoredFile): void {
  file.replacing = true
  scheduleSettling(world, shop, file)
}

function scheduleSettling(world: World, shop: Shop, file: StoredFile, mustFail: MediaFailure | null = null): void {
  const fault = world.faults.take('media', [file.__typename, file.filename])
  if (fault?.kind === 'media-stuck') return
  const delayMs = processingMs(world, file.__typename) + (fault?.kind === 'delay' ? fault.delayMs : 0)
  world.clock.schedule(delayMs, () => {
    const failure = fault?.kind === 'media-processing-failure' ? new MediaFailure(fault.code) : mustFail
    void settle(world, shop, file, failure)
  })
}

async function settle(world: World, shop: Shop, file: StoredFile, injected: MediaFailure | null): Promise<void> {
  const source = file.originalSource
  const outcome = injected ?? (await readContent(world, shop, file).catch(toFailure))
  if (!isCurrent(shop, file) || file.originalSource !== source) return
  file.replacing = false
  file.updatedAt = world.clock.now()
  if (outcome instanceof MediaFailure) {
    file.status = 'FAILED'
    file.errors = [outcome.toFileError()]
  } else {
    file.status = 'READY'
    file.errors = []
    file.content = outcome
    file.version = Math.max(file.version + 1, Math.floor(world.clock.now() / 1_000))
  }
  touchProductsOfFile(world, shop, file)
}

async function readContent(world: World, shop: Shop, file: StoredFile): Promise<Content | null> {
  const { __typename: kind, originalSource: source } = file
  if (kind === 'ExternalVideo') return null
  const bytes = await fetchSource(world, shop, kind, source)
  const sha256 = await world.contents.put(bytes)
  const entry = shop.ledger.get(file.id)
  if (entry) entry.sha256 = sha256
  return { sha256, bytes: bytes.length, durationMs: null, ...(await INSPECTORS[kind](bytes, source)) }
}

type Inspection = Omit<Content, 'sha256' | 'bytes' | 'durationMs'> & Partial<Pick<Content, 'durationMs'>>

const INSPECTORS: Record<Exclude<FileKind, 'ExternalVideo'>, (bytes: Buffer, source: string) => Promise<Inspection>> = {
  MediaImage: inspectImage,
  Video: inspectVideo,
  GenericFile: async (_bytes, source) => ({ mimeType: genericMimeType(source), widthPx: 0, heightPx: 0 }),
}

function genericMimeType(source: string): string {
  const extension = new URL(source).pathname.split('.').pop() ?? ''
  const known: Record<string, string> = { pdf: 'application/pdf', txt: 'text/plain', csv: 'text/csv' }
  return known[extension] ?? 'application/octet-stream'
}

function processingMs(world: World, kind: FileKind): number {
  const { behaviour } = world
  const delays: Record<FileKind, number> = {
    MediaImage: behaviour.imageProcessingMs,
    Video: behaviour.videoProcessingMs,
    ExternalVideo: behaviour.externalVideoProcessingMs,
    GenericFile: behaviour.fileProcessingMs,
  }
  return delays[kind]
}

/** Deleted meanwhile, or gone with a reset. */
function isCurrent(shop: Shop, file: StoredFile): boolean {
  return shop.files.get(file.id) === file
}

function toFailure(error: unknown): MediaFailure {
  return error instanceof MediaFailure ? error : new MediaFailure('UNKNOWN')
}
