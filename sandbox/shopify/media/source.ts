import { randomUUID } from 'node:crypto'
import type { FileKind } from '../state/model.ts'

const KIND_BY_EXTENSION: Record<string, FileKind> = {
  jpg: 'MediaImage',
  jpeg: 'MediaImage',
  png: 'MediaImage',
  gif: 'MediaImage',
  webp: 'MediaImage',
  heic: 'MediaImage',
  mp4: 'Video',
  mov: 'Video',
  webm: 'Video',
}

const KIND_BY_CONTENT_TYPE: Record<string, FileKind> = {
  IMAGE: 'MediaImage',
  VIDEO: 'Video',
  EXTERNAL_VIDEO: 'ExternalVideo',
  FILE: 'GenericFile',
}

/** The file type asked for, or guessed from the source; null for types the sandbox does not keep (3D models). */
export function fileKindOf(contentType: string | null | undefined, source: string): FileKind | null {
  if (contentType) return KIND_BY_CONTENT_TYPE[contentType] ?? null
  if (/^https?:\/\/([\w.]*youtube\.com|youtu\.be|[\w.]*vimeo\.com)\//.test(source)) return 'ExternalVideo'
  return KIND_BY_EXTENSION[extensionOf(source)] ?? 'GenericFile'
}

export function isHttpUrl(source: string): boolean {
  return URL.canParse(source) && /^https?:$/.test(new URL(source).protocol)
}

/** Lower case, without the dot; empty when the last path segment has none. */
export function extensionOf(nameOrUrl: string): string {
  const path = URL.canParse(nameOrUrl) ? new URL(nameOrUrl).pathname : nameOrUrl
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** Name a file gets from its source; a source without extension gets a UUID, as seen in recorded URLs. */
export function filenameFromSource(source: string): string {
  const last = decodeURIComponent(new URL(source).pathname.split('/').pop() ?? '') || 'file'
  return extensionOf(last) ? last : `${last}_${randomUUID()}.${last in KIND_BY_EXTENSION ? last : 'png'}`
}
