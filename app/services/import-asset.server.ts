import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { misleadingExtension, mimeTypeOf, type AssetFacts } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import { maxPictureBytes, maxVideoBytes } from '../core/assets/limits.ts'
import { mergeMetadata, noMetadata, type AssetMetadata } from '../core/library/asset-metadata.ts'
import { cleanFileName, titleFromFileName } from '../core/library/file-name.ts'
import type { LibrarySource } from '../core/library/search.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { BodyTooLargeError } from '../lib/http.ts'
import { inspectFile } from '../renditions/inspect-file.ts'
import { fileStore } from '../storage/index.server.ts'
import { receiveUpload, type ReceivedFile } from '../storage/receive-upload.ts'
import { originalStorageKey } from '../storage/storage-key.ts'
import { assetMetadataColumns, toMetadata } from './asset-metadata-rows.server.ts'
import { lockOriginal } from './lock-original.server.ts'

export interface AssetImport {
  readonly workspaceId: string
  readonly body: Readable | ReadableStream<Uint8Array>
  /** As the sender writes it; shown, never used as a path, and not believed about the type. */
  readonly fileName: string
  /** What the sender says the file is. Decides only how many bytes are read before the file is looked at. */
  readonly announcedType?: string
  readonly metadata?: AssetMetadata
  readonly source: LibrarySource
  /** Where it came from, for people: a URL, an id of the sender. */
  readonly sourceRef?: string
  readonly signal?: AbortSignal
}

export interface ImportedAsset {
  readonly assetId: string
  readonly title: string
  /** True where the library had these bytes already: no second asset was made. */
  readonly duplicate: boolean
  /** The extension that the name pretends to have, where the bytes are something else. */
  readonly misleadingExtension: string | null
}

/** Storing a large video in an object store takes its time. */
const storeTimeoutMs = 120_000

/**
 * Takes one file into the library. Same bytes twice = one asset: repeating an import, also at the same moment, answers the
 * asset that is there, with gaps of its metadata filled. A file that is no picture or video is an issue and leaves nothing.
 */
export async function importAsset(request: AssetImport): Promise<Result<ImportedAsset, AssetIssue>> {
  const received = await receive(request)
  if (!received.ok) return received
  const file = received.value
  try {
    const known = await refineKnown(db, request, file.sha256)
    if (known) return ok(known)
    const inspected = await inspectFile(file.path)
    if (!inspected.ok) return inspected
    return ok(await keep(request, file, inspected.value))
  } finally {
    await rm(file.path, { force: true })
  }
}

async function receive({ body, announcedType, signal }: AssetImport): Promise<Result<ReceivedFile, AssetIssue>> {
  const maxBytes = announcedType?.startsWith('video/') ? maxVideoBytes : maxPictureBytes
  try {
    return ok(await receiveUpload(body, { tempDir: fileStore.tempDir, maxBytes, signal }))
  } catch (error) {
    if (error instanceof BodyTooLargeError)
      return notOk({ code: 'too_many_bytes', measured: undefined, limit: maxBytes })
    throw error
  }
}

async function refineKnown(
  client: Pick<typeof db, 'asset'>,
  { workspaceId, metadata = noMetadata }: AssetImport,
  sha256: string,
): Promise<ImportedAsset | null> {
  const known = await client.asset.findUnique({
    where: { workspaceId_sha256: { workspaceId, sha256 } },
    select: { id: true, title: true, ...assetMetadataColumns },
  })
  if (!known) return null
  const { count } = await client.asset.updateMany({
    where: { id: known.id, workspaceId },
    data: metadataColumns(mergeMetadata(toMetadata(known), metadata)),
  })
  // Deleted since we looked: these bytes are new again.
  if (count === 0) return null
  return { assetId: known.id, title: known.title, duplicate: true, misleadingExtension: null }
}

function keep(request: AssetImport, file: ReceivedFile, facts: AssetFacts): Promise<ImportedAsset> {
  const { workspaceId } = request
  return db.$transaction(
    async (tx) => {
      await lockOriginal(tx, workspaceId, file.sha256)
      // The same bytes may have arrived twice at once; the second finds the first one's row here.
      const known = await refineKnown(tx, request, file.sha256)
      if (known) return known
      await fileStore.putFile(originalStorageKey(workspaceId, file.sha256), file.path)
      return create(tx, request, file, facts)
    },
    { timeout: storeTimeoutMs, maxWait: storeTimeoutMs },
  )
}

async function create(
  tx: Prisma.TransactionClient,
  { workspaceId, metadata = noMetadata, source, sourceRef, ...request }: AssetImport,
  file: ReceivedFile,
  facts: AssetFacts,
): Promise<ImportedAsset> {
  const fileName = cleanFileName(request.fileName)
  const format = facts.kind === 'image' ? facts.format : facts.container
  const { id, title } = await tx.asset.create({
    data: {
      workspaceId,
      sha256: file.sha256,
      kind: facts.kind,
      mimeType: mimeTypeOf(format),
      fileName,
      byteSize: file.byteSize,
      widthPx: facts.widthPx,
      heightPx: facts.heightPx,
      durationMs: facts.kind === 'video' ? facts.durationMs : null,
      facts,
      perceptualHash: facts.kind === 'image' ? facts.perceptualHash : null,
      title: metadata.title ?? titleFromFileName(fileName),
      ...metadataColumns(metadata),
      source,
      sourceRef,
    },
    select: { id: true, title: true },
  })
  return { assetId: id, title, duplicate: false, misleadingExtension: misleadingExtension(fileName, format) }
}

function metadataColumns({ altText = '', tags, attributes, generation }: Omit<AssetMetadata, 'title'>) {
  return { altText, tags: [...tags], attributes, ...(generation && { generation }) }
}
