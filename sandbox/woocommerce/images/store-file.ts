import sharp from 'sharp'
import { wait } from '../../clock.ts'
import type { Identity } from '../auth/identity.ts'
import { nameOf } from '../auth/identity.ts'
import type { SiteRequest } from '../http/exchange.ts'
import type { Attachment, LedgerEntry } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import type { World } from '../state/world.ts'
import { exifTitle } from './exif-title.ts'
import { sanitiseFileName, slugOf, uniqueFileName, uniqueSlug } from './file-name.ts'
import {
  extentOf,
  isBeyondMemory,
  needsScaling,
  SCALED_PX,
  sizeFile,
  SIZE_RULES,
  sizesFor,
  type Extent,
} from './sizes.ts'
import { pictureHeader } from '../../pictures/picture-header.ts'

export interface NewFile {
  /** Checked, with the extension its bytes have; made unique here. */
  name: string
  mimeType: string
  bytes: Buffer
  title?: string
  slug?: string
  altText?: string
  caption?: string
  description?: string
  parentId: number
  authorId: number
  origin: Pick<LedgerEntry, 'via' | 'source' | 'createdBy' | 'requestId'>
}

/** Who a request acts for, in the ledger. */
export function originOf(
  via: LedgerEntry['via'],
  { id }: SiteRequest,
  identity: Identity,
  source: string | null = null,
): NewFile['origin'] {
  return { via, source, createdBy: nameOf(identity), requestId: id }
}

/** Puts a file into the media library: unique name, sizes, `-scaled` where it is large, ledger. Twice makes two. */
export async function storeFile(world: World, site: Site, file: NewFile): Promise<Attachment> {
  const now = world.clock.now()
  const folder = new Date(now).toISOString().slice(0, 7).replace('-', '/')
  const { data } = site
  const isTaken = (name: string) =>
    data.files.has(`${folder}/${name}`) || data.files.has(`${folder}/${scaledName(name)}`)
  const name = uniqueFileName(sanitiseFileName(file.name), isTaken)
  const id = site.nextPostId()
  // As in PHP, looking for a free name and taking it are two steps: two uploads of one name at once can end as one file.
  const received = await world.contents.put(file.bytes)
  data.files.set(`${folder}/${name}`, received)
  const kept = await keep(world, site, `${folder}/${name}`, file)
  const title = (await titleOf(file)) ?? (file.origin.via === 'sideload' ? name : name.replace(/\.[^.]*$/, ''))
  const slug = uniqueSlug(slugOf(file.slug ?? title) || String(id), (candidate) => isSlugTaken(site, candidate))
  const attachment: Attachment = {
    ...{ id, slug, title, ...kept },
    caption: file.caption ?? '',
    description: file.description ?? '',
    altText: file.altText ?? '',
    parentId: file.parentId,
    authorId: file.authorId,
    createdAt: now,
    modifiedAt: now,
  }
  data.attachments.set(id, attachment)
  data.ledger.set(id, {
    ...{ id, file: kept.file, sha256: received, ...file.origin },
    createdAt: new Date(now).toISOString(),
    deletedAt: null,
  })
  // It is entered before its sizes are made. Seeds were there before time began.
  const takesTime = file.mimeType.startsWith('image/') && file.origin.via !== 'seed'
  if (takesTime && site.settings.pictureMs > 0) await wait(world.clock, site.settings.pictureMs)
  makeSizes(site, attachment)
  return attachment
}

/** Makes the sizes of an attachment that has none; those that the host's memory does not do stay missing. */
export function makeSizes({ data }: Site, attachment: Attachment): void {
  const { file, sha256 } = attachment
  const wanted = wantedSizes(attachment)
  const made = isBeyondMemory(attachment) ? wanted.filter(({ widthPx }) => widthPx < 768) : wanted
  for (const rule of made) data.files.set(sizeFile(file, extentOf(rule, attachment)), sha256)
  attachment.sizes = made.map(({ name }) => name)
  attachment.missingSizes = wanted.filter((rule) => !made.includes(rule)).map(({ name }) => name)
}

/** PHP died while it made them. */
export function loseSizes(attachment: Attachment): void {
  attachment.sizes = []
  attachment.missingSizes = wantedSizes(attachment).map(({ name }) => name)
}

function wantedSizes(attachment: Attachment) {
  const { mimeType } = attachment
  return mimeType.startsWith('image/') && !mimeType.endsWith('tiff') ? sizesFor(attachment) : []
}

async function titleOf({ title, mimeType, bytes }: NewFile): Promise<string | null> {
  return title ?? (mimeType.startsWith('image/') ? exifTitle(bytes) : null)
}

type Kept = Pick<
  Attachment,
  'file' | 'mimeType' | 'originalImage' | 'widthPx' | 'heightPx' | 'bytes' | 'sha256' | 'sizes' | 'missingSizes'
>

/** The file that the library shows. */
async function keep(world: World, site: Site, path: string, { bytes, mimeType }: NewFile): Promise<Kept> {
  const isImage = mimeType.startsWith('image/')
  const extent = isImage ? await extentIn(bytes) : { widthPx: 0, heightPx: 0 }
  const scaled = isImage && needsScaling(extent) ? await scale(bytes, mimeType) : null
  const file = scaled ? scaledName(path) : path
  const stored = scaled?.bytes ?? bytes
  const shown = scaled ?? extent
  const sha256 = await world.contents.put(stored)
  site.data.files.set(file, sha256)
  return {
    ...{ file, mimeType, sha256, bytes: stored.length, widthPx: shown.widthPx, heightPx: shown.heightPx },
    originalImage: scaled ? path.slice(path.lastIndexOf('/') + 1) : null,
    sizes: [],
    missingSizes: [],
  }
}

async function scale(bytes: Buffer, mimeType: string): Promise<(Extent & { bytes: Buffer }) | null> {
  const format = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' }[mimeType]
  if (!format) return null
  const resized = sharp(bytes, { failOn: 'none', limitInputPixels: false })
    .rotate()
    .resize(SCALED_PX, SCALED_PX, { fit: 'inside' })
    .toFormat(format as 'jpeg')
  const { data, info } = await resized.toBuffer({ resolveWithObject: true })
  return { bytes: data, widthPx: info.width, heightPx: info.height }
}

async function extentIn(bytes: Buffer): Promise<Extent> {
  const metadata = await pictureHeader(bytes)
  return { widthPx: metadata?.width ?? 0, heightPx: metadata?.height ?? 0 }
}

/** `mug-scaled.jpg` of `mug.jpg`. */
function scaledName(path: string): string {
  const dot = path.lastIndexOf('.')
  return `${path.slice(0, dot)}-scaled${path.slice(dot)}`
}

/** Attachments share their slugs with every other post. */
export function isSlugTaken({ data }: Site, slug: string): boolean {
  return [...data.attachments.values(), ...data.products.values()].some((post) => post.slug === slug)
}

/** Removes a file with its sizes. Products that use it lose it silently. */
export function deleteAttachment(world: World, site: Site, attachment: Attachment): void {
  const { data } = site
  data.attachments.delete(attachment.id)
  const folder = attachment.file.slice(0, attachment.file.lastIndexOf('/') + 1)
  data.files.delete(attachment.file)
  if (attachment.originalImage) data.files.delete(folder + attachment.originalImage)
  for (const rule of SIZE_RULES) data.files.delete(sizeFile(attachment.file, extentOf(rule, attachment)))
  const entry = data.ledger.get(attachment.id)
  if (entry) entry.deletedAt = new Date(world.clock.now()).toISOString()
}
