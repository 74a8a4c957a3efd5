import type { Json, JsonObject } from '../replay/recordings.ts'
import { isObject } from '../replay/recordings.ts'

/** Values that no two stores share, or that depend on bytes which are not recorded. */
const BY_NATURE = new Set(['store_id', 'related_ids', 'filesize', 'log_directory_writable', 'uuid', 'last_used'])

/** A value with the addresses, dates and numbers that differ by nature taken out. */
export function normalise(value: Json, key = ''): Json {
  if (BY_NATURE.has(key)) return `{${key}}`
  if (key === 'meta_data' && Array.isArray(value)) return value.map(withoutMetaId)
  if (Array.isArray(value)) return value.map((item) => normalise(item))
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, normalise(item, name)]))
  }
  return typeof value === 'string' ? normaliseText(value) : value
}

function withoutMetaId(entry: Json): Json {
  if (!isObject(entry)) return entry
  const isTime = entry['key'] === '_wp_trash_meta_time'
  return { ...entry, id: '{id}', ...(isTime && { value: '{time}' }) }
}

export function normaliseText(text: string): string {
  return text
    .replace(/https?%3A%2F%2F127\.0\.0\.1%3A\d+/g, '{home}')
    .replace(/https?:\/\/127\.0\.0\.1:(?!80\b|8080|8090|3000)\d+(\/shop)?/g, '{home}')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, '{date}')
    .replace(/uploads\/\d{4}\/\d\d\//g, 'uploads/{month}/')
    .replace(/^\d{4}\/\d\d\//, '{month}/')
    .replace(/(oauth_(?:consumer_key|timestamp|nonce|signature)|consumer_(?:key|secret))=[^&>]*/g, '$1={credential}')
    .replace(/after \d+ ms:/, 'after {n} ms:')
    .replace(/with \d+ bytes remaining/, 'with {n} bytes remaining')
}

/**
 * Ours, cut to what the recorder kept: product and media objects were trimmed, long lists cut, links dropped. What was recorded
 * whole stays whole.
 */
export function cutLike(recorded: Json, ours: Json): Json {
  if (typeof recorded === 'string') return cutText(recorded, ours)
  if (Array.isArray(recorded)) return Array.isArray(ours) ? cutList(recorded, ours) : keysOf(ours)
  if (!isObject(recorded) || !isObject(ours)) return ours
  const names = isTrimmed(recorded)
    ? Object.keys(recorded).filter((name) => name !== '_trimmed')
    : Object.keys(ours).filter((name) => name !== '_links' || '_links' in recorded)
  return Object.fromEntries(
    names.filter((name) => name in ours).map((name) => [name, cutLike(recorded[name] ?? null, ours[name] ?? null)]),
  )
}

/** The recorded value without the recorder's marks. */
export function withoutMarks(recorded: Json): Json {
  if (Array.isArray(recorded)) return recorded.filter((item) => !isCut(item)).map(withoutMarks)
  if (!isObject(recorded)) return recorded
  const fields = Object.entries(recorded).filter(([name]) => name !== '_trimmed')
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutMarks(value)]))
}

const isCut = (item: Json | undefined) => typeof item === 'string' && /^… \d+ more$/.test(item)

function cutList(recorded: Json[], ours: Json[]): Json[] {
  const kept = recorded.filter((item) => !isCut(item))
  const list = isCut(recorded.at(-1)) ? ours.slice(0, kept.length) : ours
  return list.map((item, at) => cutLike(kept[at] ?? null, item))
}

/** Sizes were recorded by their names. */
const keysOf = (ours: Json): Json => (isObject(ours) ? Object.keys(ours) : ours)

/** Marked by the recorder, or known by what it never lacks. */
function isTrimmed(recorded: JsonObject): boolean {
  const isImage = 'src' in recorded && 'alt' in recorded && !('srcset' in recorded)
  const isMedia = 'missing_image_sizes' in recorded && !('link' in recorded)
  const isDetails = Array.isArray(recorded['sizes'])
  const isStatusOfShop = 'HPOS_enabled' in recorded && !('enabled_features' in recorded)
  return recorded['_trimmed'] === true || isImage || isMedia || isDetails || isStatusOfShop
}

function cutText(recorded: string, ours: Json): Json {
  if (recorded.startsWith('(')) return recorded
  const [, title] = /^<!DOCTYPE[\s\S]*<title>([^<]*)/.exec(recorded) ?? []
  if (title !== undefined && typeof ours === 'string' && ours.includes(`<title>${title}`)) return recorded
  return ours
}
