import type { JsonObject } from '../json.ts'
import { PAGING } from '../rest/pagination.ts'
import type { Schema } from '../rest/schema.ts'
import type { Attachment } from '../state/model.ts'
import type { Site } from '../state/site.ts'

const ids: Schema = { type: 'array', items: { type: 'integer' } }

export const MEDIA_LIST: Record<string, Schema> = {
  ...PAGING,
  context: { type: 'string', values: ['view', 'embed', 'edit'] },
  include: ids,
  exclude: ids,
  parent: ids,
  slug: { type: 'array', items: { type: 'string' } },
  search: { type: 'string' },
  order: { type: 'string', values: ['asc', 'desc'] },
  orderby: {
    type: 'string',
    values: ['author', 'date', 'id', 'include', 'modified', 'parent', 'relevance', 'slug', 'title'],
  },
  media_type: { type: 'string', values: ['image', 'video', 'text', 'application', 'audio'] },
  mime_type: { type: 'string' },
}

/** Attachments that a list asks for, newest first. Everybody may see them. */
export function findMedia({ data }: Site, parameters: JsonObject): Attachment[] {
  const { search, media_type: type, mime_type: mime } = parameters
  const found = [...data.attachments.values()].filter(
    (attachment) =>
      isAmong(attachment.id, parameters['include']) &&
      !(Array.isArray(parameters['exclude']) && parameters['exclude'].map(Number).includes(attachment.id)) &&
      isAmong(attachment.parentId, parameters['parent']) &&
      isNamed(attachment, parameters['slug']) &&
      (!search || attachment.title.toLowerCase().includes(String(search).toLowerCase())) &&
      (!type || attachment.mimeType.startsWith(`${String(type)}/`)) &&
      (!mime || attachment.mimeType === mime),
  )
  const direction = parameters['order'] === 'asc' ? 1 : -1
  const key = parameters['orderby'] === 'modified' ? 'modifiedAt' : 'createdAt'
  const second = (attachment: Attachment) => Math.floor(attachment[key] / 1_000)
  if (parameters['orderby'] === 'id') return found.toSorted((a, b) => direction * (a.id - b.id))
  return found.toSorted((a, b) => direction * (second(a) - second(b) || a.id - b.id))
}

function isAmong(id: number, list: JsonObject[string] | undefined): boolean {
  return !Array.isArray(list) || list.length === 0 || list.map(Number).includes(id)
}

function isNamed({ slug }: Attachment, wanted: JsonObject[string] | undefined): boolean {
  return !Array.isArray(wanted) || wanted.length === 0 || wanted.map(String).includes(slug)
}
