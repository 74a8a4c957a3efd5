import type { JsonObject } from '../json.ts'
import type { Site } from '../state/site.ts'
import { wpDate } from '../rest/wp-date.ts'
import { texturise } from './wp-text.ts'
import { madeSizes, srcset, uploadUrl } from './attachment-urls.ts'

/** An image on a product or variation, as wc/v3 shows it; null when its attachment is gone. */
export function imageView(site: Site, home: string, id: number): JsonObject | null {
  const attachment = site.data.attachments.get(id)
  if (!attachment) return null
  const thumbnail = madeSizes(attachment).find(({ name }) => name === 'woocommerce_thumbnail')
  return {
    id,
    ...wpDate('date_created', attachment.createdAt),
    ...wpDate('date_modified', attachment.modifiedAt),
    src: uploadUrl(home, attachment.file),
    name: texturise(attachment.title),
    alt: attachment.altText,
    srcset: srcset(home, attachment, 'full'),
    sizes: attachment.widthPx > 0 ? `(max-width: ${attachment.widthPx}px) 100vw, ${attachment.widthPx}px` : '',
    thumbnail: uploadUrl(home, thumbnail?.file ?? attachment.file),
  }
}
