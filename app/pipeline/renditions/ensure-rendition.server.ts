import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { assetFactsSchema, extensionOf, mimeTypeOf, provenanceSchema } from '../../core/assets/asset-facts.ts'
import type { RenditionFile } from '../../core/channel/export-step.ts'
import type { ItemErrorCode } from '../../core/export/export-words.ts'
import type { PlannedMedia } from '../../core/export/listing-change.ts'
import { notOk, ok, type Result } from '../../core/result.ts'
import { db } from '../../db.server.ts'
import { render } from '../../renditions/render.ts'
import { FileMissingError } from '../../storage/file-store.ts'
import { fileStore } from '../../storage/index.server.ts'
import { originalStorageKey, renditionStorageKey } from '../../storage/storage-key.ts'

export interface RenditionIssue {
  readonly code: ItemErrorCode
  readonly detail?: string
}

interface RenditionRow {
  readonly key: string
  readonly storageKey: string
  readonly sha256: string
  readonly mimeType: string
  readonly byteSize: bigint
}

const rowColumns = { key: true, storageKey: true, sha256: true, mimeType: true, byteSize: true } as const

/** The file of a planned picture: the one made before, or made now. Two workers may make the same; the bytes are equal. */
export async function ensureRendition(
  workspaceId: string,
  media: PlannedMedia,
): Promise<Result<RenditionFile, RenditionIssue>> {
  const known = await db.rendition.findUnique({
    where: { workspaceId_key: { workspaceId, key: media.renditionKey } },
    select: rowColumns,
  })
  if (known && (await fileStore.stat(known.storageKey))) return ok(toFile(known))
  try {
    const made = media.spec === null ? await takeOriginal(workspaceId, media) : await renderNow(workspaceId, media)
    return made.ok ? ok(toFile(made.value)) : made
  } catch (error) {
    if (error instanceof FileMissingError) return notOk({ code: 'original_missing', detail: error.key })
    throw error
  }
}

function toFile({ key, storageKey, sha256, mimeType, byteSize }: RenditionRow): RenditionFile {
  return {
    renditionKey: key,
    sha256,
    mimeType,
    byteSize: Number(byteSize),
    stream: async () => (await fileStore.open(storageKey)).stream,
  }
}

async function renderNow(workspaceId: string, media: PlannedMedia): Promise<Result<RenditionRow, RenditionIssue>> {
  const asset = await findAsset(workspaceId, media.assetId)
  const { spec, renditionKey: key } = media
  const facts = asset && assetFactsSchema.parse(asset.facts)
  if (!asset || !spec || facts?.kind !== 'image') return notOk({ code: 'original_missing' })
  const targetPath = path.join(fileStore.tempDir, `rendition-${randomUUID()}`)
  const rendered = await fileStore.withLocalFile(originalStorageKey(workspaceId, asset.sha256), (sourcePath) =>
    render({ sourcePath, targetPath, facts, spec, provenance: provenanceOf(asset.generation), tenant: workspaceId }),
  )
  if (!rendered.ok) return notOk({ code: `asset:${rendered.issue.code}`, detail: rendered.issue.detail })
  const { format, byteSize, ...picture } = rendered.value
  const storageKey = renditionStorageKey(workspaceId, key, extensionOf(format))
  await fileStore.putFile(storageKey, targetPath)
  const data = { storageKey, byteSize: BigInt(byteSize), mimeType: mimeTypeOf(format), ...picture }
  return ok(await saveRow(workspaceId, media, data))
}

/** Videos travel as they are. */
async function takeOriginal(workspaceId: string, media: PlannedMedia): Promise<Result<RenditionRow, RenditionIssue>> {
  const asset = await findAsset(workspaceId, media.assetId)
  if (!asset) return notOk({ code: 'original_missing' })
  const { sha256, mimeType, byteSize, widthPx, heightPx } = asset
  const storageKey = originalStorageKey(workspaceId, sha256)
  if (!(await fileStore.stat(storageKey))) throw new FileMissingError(storageKey)
  const data = { storageKey, sha256, mimeType, byteSize, widthPx: widthPx ?? 0, heightPx: heightPx ?? 0 }
  return ok(await saveRow(workspaceId, media, data))
}

function findAsset(workspaceId: string, assetId: string) {
  return db.asset.findUnique({
    where: { id: assetId, workspaceId },
    select: {
      sha256: true,
      mimeType: true,
      byteSize: true,
      widthPx: true,
      heightPx: true,
      facts: true,
      generation: true,
    },
  })
}

function saveRow(
  workspaceId: string,
  { renditionKey: key, assetId, spec }: PlannedMedia,
  data: Omit<RenditionRow, 'key'> & { readonly widthPx: number; readonly heightPx: number },
): Promise<RenditionRow> {
  return db.rendition.upsert({
    where: { workspaceId_key: { workspaceId, key } },
    create: { workspaceId, assetId, key, spec: spec ?? {}, ...data },
    update: data,
    select: rowColumns,
  })
}

/** What the library knows of a generated picture's origin, as far as it can be written into the file. */
function provenanceOf(generation: unknown) {
  const known = z
    .object({ digitalSourceType: z.string(), model: z.string().nullish(), provider: z.string().nullish() })
    .safeParse(generation)
  if (!known.success) return null
  const { digitalSourceType, model, provider } = known.data
  return provenanceSchema.parse({ digitalSourceType, creatorTool: model ?? provider ?? null })
}
