import { madeSizes, srcset, uploadUrl } from '../images/attachment-urls.ts'
import { texturise } from '../images/wp-text.ts'
import { isObject, type JsonObject } from '../json.ts'
import { linksOf } from '../rest/links.ts'
import { localDate } from '../rest/wp-date.ts'
import type { Attachment } from '../state/model.ts'
import type { Site } from '../state/site.ts'

export type MediaContext = 'view' | 'edit'

/** An attachment as wp/v2 shows it; `edit` adds the texts as they were written. */
export function mediaView(site: Site, home: string, attachment: Attachment, context: MediaContext): JsonObject {
  const { id, slug, mimeType } = attachment
  const url = uploadUrl(home, attachment.file)
  const isEdit = context === 'edit'
  const text = (raw: string, rendered: string): JsonObject => (isEdit ? { raw, rendered } : { rendered })
  const paragraph = (raw: string) => (raw === '' ? '' : `<p>${raw}</p>\n`)
  const isImage = mimeType.startsWith('image/')
  const name = attachment.originalImage ?? attachment.file.slice(attachment.file.lastIndexOf('/') + 1)
  return {
    id,
    date: localDate(attachment.createdAt),
    date_gmt: localDate(attachment.createdAt),
    guid: text(url, url),
    modified: localDate(attachment.modifiedAt),
    modified_gmt: localDate(attachment.modifiedAt),
    slug,
    status: 'inherit',
    type: 'attachment',
    link: `${home}/${slug}/`,
    title: text(attachment.title, texturise(attachment.title)),
    author: attachment.authorId,
    featured_media: 0,
    comment_status: 'open',
    ping_status: 'closed',
    template: '',
    meta: [],
    ...(isEdit && { permalink_template: `${home}/?attachment_id=${id}`, generated_slug: slug }),
    class_list: [`post-${id}`, 'attachment', 'type-attachment', 'status-inherit', 'hentry'],
    description: text(attachment.description, descriptionOf(home, attachment)),
    caption: text(attachment.caption, paragraph(attachment.caption || (isImage ? '' : url))),
    alt_text: attachment.altText,
    media_type: isImage ? 'image' : 'file',
    mime_type: mimeType,
    media_details: detailsOf(home, attachment),
    post: attachment.parentId || null,
    source_url: url,
    ...(isEdit && { missing_image_sizes: [...attachment.missingSizes] }),
    ...(isEdit && { filename: name, filesize: attachment.bytes, exif_orientation: 1 }),
    _links: linksOfMedia(home, attachment),
  }
}

/** The texts of a body, whether sent as `"text"` or as `{ "raw": "text" }`. */
export function rawText(sent: JsonObject[string] | undefined): string | undefined {
  if (sent === undefined || sent === null) return undefined
  return String(isObject(sent) ? (sent['raw'] ?? '') : sent)
}

function detailsOf(home: string, attachment: Attachment): JsonObject {
  const { widthPx, heightPx, file, bytes, mimeType } = attachment
  if (!mimeType.startsWith('image/')) return { filesize: bytes, sizes: {} }
  const original: JsonObject = attachment.originalImage ? { original_image: attachment.originalImage } : {}
  return {
    ...{ width: widthPx, height: heightPx, file, filesize: bytes },
    sizes: sizesOf(home, attachment),
    image_meta: EMPTY_IMAGE_META,
    ...original,
  }
}

function sizesOf(home: string, attachment: Attachment): JsonObject {
  const { widthPx, heightPx, mimeType } = attachment
  const made = madeSizes(attachment)
  if (made.length === 0) return {}
  const entry = (file: string, width: number, height: number): JsonObject => ({
    ...{ file: baseName(file), width, height },
    mime_type: mimeType,
    source_url: uploadUrl(home, file),
  })
  const sizes = made.map((size) => {
    // The sizes are drawn when somebody looks at them; until then their weight is guessed by their area.
    const area = (size.widthPx * size.heightPx) / (widthPx * heightPx)
    const weight = { filesize: Math.round(attachment.bytes * area) }
    const uncropped = size.name === 'woocommerce_thumbnail' ? { uncropped: false } : {}
    return [size.name, { ...entry(size.file, size.widthPx, size.heightPx), ...weight, ...uncropped }] as const
  })
  return { ...Object.fromEntries(sizes), full: entry(attachment.file, widthPx, heightPx) }
}

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1)

const EMPTY_IMAGE_META: JsonObject = {
  ...{ aperture: '0', credit: '', camera: '', caption: '', created_timestamp: '0', copyright: '' },
  ...{ focal_length: '0', iso: '0', shutter_speed: '0', title: '', orientation: '0', keywords: [], alt: '' },
}

/** WordPress shows the picture itself as part of its description. */
function descriptionOf(home: string, attachment: Attachment): string {
  const { altText, description, mimeType } = attachment
  const medium = madeSizes(attachment).find(({ name }) => name === 'medium')
  const url = uploadUrl(home, attachment.file)
  const own = description === '' ? '' : `<p>${description}</p>\n`
  if (!mimeType.startsWith('image/') || !medium) return own
  const { widthPx, heightPx } = medium
  const extent = `width="${widthPx}" height="${heightPx}" src="${uploadUrl(home, medium.file)}"`
  const shown = `class="attachment-medium size-medium" alt="${altText}" srcset="${srcset(home, attachment, 'medium')}"`
  const sizes = `sizes="auto, (max-width: ${widthPx}px) 100vw, ${widthPx}px"`
  const image = `<img loading="lazy" decoding="async" ${extent} ${shown} ${sizes} />`
  return `<p class="attachment"><a href='${url}'>${image}</a></p>\n${own}`
}

function linksOfMedia(home: string, { id, authorId }: Attachment): JsonObject {
  const root = `${home}/wp-json/wp/v2`
  return {
    ...linksOf(`${root}/media/${id}`, `${root}/media`, { about: `${root}/types/attachment` }),
    author: [{ embeddable: true, href: `${root}/users/${authorId}` }],
    replies: [{ embeddable: true, href: `${root}/comments?post=${id}` }],
    'wp:action-unfiltered-html': [{ href: `${root}/media/${id}` }],
    'wp:action-assign-author': [{ href: `${root}/media/${id}` }],
    curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }],
  }
}
