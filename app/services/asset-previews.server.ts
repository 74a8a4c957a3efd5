import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureFactsSchema } from '../core/assets/asset-facts.ts'
import type { RenditionSpec } from '../core/assets/rendition-spec.ts'
import { db } from '../db.server.ts'
import { renditionKey } from '../renditions/rendition-key.ts'
import { render } from '../renditions/render.ts'
import { thumbnailSpec } from '../renditions/thumbnail.ts'
import type { OpenedFile } from '../storage/file-store.ts'
import { fileStore } from '../storage/index.server.ts'
import { originalStorageKey, renditionStorageKey } from '../storage/storage-key.ts'

/** Sharp on the asset page, on a screen of double density. */
const previewSpec: RenditionSpec = {
  ...thumbnailSpec,
  longestSidePx: 1400,
  maxBytes: 2_000_000,
  quality: 84,
  animated: true,
}

const specs = { thumbnail: thumbnailSpec, preview: previewSpec }

export interface AssetView {
  readonly workspaceId: string
  readonly assetId: string
  readonly variant: 'thumbnail' | 'preview' | 'original'
}

export interface OpenedView extends OpenedFile {
  readonly mimeType: string
}

const rendering = new Map<string, Promise<void>>()

/**
 * An asset as the pages show it: small pictures are made when first asked for and kept. Null where the asset is gone, or is a
 * video of which a picture is wanted. `range` counts bytes, both ends included.
 */
export async function openAssetView(
  { workspaceId, assetId, variant }: AssetView,
  range?: { readonly start: number; readonly end: number },
): Promise<OpenedView | null> {
  const asset = await db.asset.findUnique({
    where: { id: assetId, workspaceId },
    select: { sha256: true, mimeType: true, kind: true, facts: true },
  })
  if (!asset) return null
  const original = originalStorageKey(workspaceId, asset.sha256)
  if (variant === 'original') return { ...(await fileStore.open(original, range)), mimeType: asset.mimeType }
  if (asset.kind !== 'image') return null
  const key = viewKey(workspaceId, asset.sha256, specs[variant])
  if (!(await fileStore.stat(key))) await renderOnce(key, original, asset.facts, specs[variant])
  return { ...(await fileStore.open(key)), mimeType: 'image/webp' }
}

/** How large the original is, for answers to byte ranges; null where there is none. */
export async function originalSize(workspaceId: string, assetId: string): Promise<number | null> {
  const asset = await db.asset.findUnique({ where: { id: assetId, workspaceId }, select: { byteSize: true } })
  return asset && Number(asset.byteSize)
}

export function previewStorageKeys(workspaceId: string, sha256: string): string[] {
  return Object.values(specs).map((spec) => viewKey(workspaceId, sha256, spec))
}

function viewKey(workspaceId: string, sha256: string, spec: RenditionSpec): string {
  return renditionStorageKey(workspaceId, renditionKey(sha256, spec), 'webp')
}

/** A grid asks for a picture and its neighbours at once, and a browser may ask twice. */
function renderOnce(key: string, original: string, facts: unknown, spec: RenditionSpec): Promise<void> {
  const underWay = rendering.get(key)
  if (underWay) return underWay
  const task = renderView(key, original, facts, spec).finally(() => rendering.delete(key))
  rendering.set(key, task)
  return task
}

async function renderView(key: string, original: string, facts: unknown, spec: RenditionSpec): Promise<void> {
  await mkdir(fileStore.tempDir, { recursive: true })
  const targetPath = join(fileStore.tempDir, randomUUID())
  try {
    const rendered = await fileStore.withLocalFile(original, (sourcePath) =>
      render({ sourcePath, targetPath, facts: pictureFactsSchema.parse(facts), spec, provenance: null }),
    )
    if (!rendered.ok) throw new Error(`No ${spec.longestSidePx} px view of ${original}: ${rendered.issue.code}`)
    await fileStore.putFile(key, targetPath)
  } finally {
    await rm(targetPath, { force: true })
  }
}
