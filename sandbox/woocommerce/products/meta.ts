import { isObject, type Json } from '../json.ts'
import type { MetaEntry } from '../state/model.ts'
import type { Site } from '../state/site.ts'

/** Writes `meta_data`: by id, else by key; null removes. Keys that start with `_` are kept and shown like others. */
export function writeMeta(site: Site, meta: MetaEntry[], sent: Json): MetaEntry[] {
  if (!Array.isArray(sent)) return meta
  let result = meta
  for (const item of sent.filter(isObject)) {
    const { id, key, value = null } = item
    const existing = result.find((entry) => (id ? entry.id === Number(id) : entry.key === key))
    if (value === null) result = result.filter((entry) => entry !== existing)
    else if (existing) result = result.map((entry) => (entry === existing ? { ...entry, value } : entry))
    else result = [...result, { id: site.nextMetaId(), key: String(key ?? ''), value }]
  }
  return result
}
