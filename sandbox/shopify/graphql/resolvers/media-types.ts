import type { StoredFile } from '../../state/model.ts'
import { gid, legacyId } from '../../state/ids.ts'
import type { World } from '../../state/world.ts'
import { fileUrl, transformed } from '../../media/file-url.ts'
import type { ImageTransform } from '../../media/file-url.ts'
import type { FieldResolver, TypeResolvers } from '../resolver-table.ts'
import { emptyConnection } from '../connection.ts'
import { dateTime } from '../scalars.ts'
import type { RequestContext } from '../context.ts'

/** A picture as one of its owners shows it: the same file, under the owner's id. */
export interface ImageView {
  __typename: 'Image'
  id: string
  file: StoredFile
}

export function productImage(file: StoredFile): ImageView | null {
  return isVisible(file) ? { __typename: 'Image', id: file.imageId, file } : null
}

function hasPicture(file: StoredFile): boolean {
  return file.__typename === 'MediaImage' && file.content !== null
}

function isVisible(file: StoredFile): boolean {
  return hasPicture(file) && !file.replacing
}

function mediaImage(file: StoredFile): ImageView | null {
  return isVisible(file) ? { __typename: 'Image', id: gid('ImageSource', legacyId(file.id)), file } : null
}

/** Shows the former content while a new one is being processed. */
function previewImage(file: StoredFile): { image: ImageView | null; status: string } {
  const image: ImageView = { __typename: 'Image', id: gid('ImageSource', legacyId(file.id)), file }
  return { image: hasPicture(file) ? image : null, status: file.status }
}

const CONTENT_TYPES: Record<StoredFile['__typename'], string> = {
  MediaImage: 'IMAGE',
  Video: 'VIDEO',
  ExternalVideo: 'EXTERNAL_VIDEO',
  GenericFile: 'FILE',
}

const fileFields: TypeResolvers = {
  createdAt: (file: StoredFile) => dateTime(file.createdAt),
  updatedAt: (file: StoredFile) => dateTime(file.updatedAt),
  fileStatus: (file: StoredFile) => file.status,
  fileErrors: (file: StoredFile) => file.errors,
  preview: previewImage,
  mimeType: (file: StoredFile) => file.content?.mimeType ?? null,
}

const mediaFields: TypeResolvers = {
  ...fileFields,
  mediaErrors: (file: StoredFile) => file.errors,
  mediaWarnings: () => [],
  mediaContentType: (file: StoredFile) => CONTENT_TYPES[file.__typename],
}

const imageUrl: FieldResolver = (image: ImageView, args: { transform?: ImageTransform }, { world, shop }) =>
  transformed(fileUrl(world, shop, image.file), args.transform ?? {})

export const mediaTypes: Record<string, TypeResolvers> = {
  MediaImage: {
    ...mediaFields,
    image: mediaImage,
    originalSource: (file: StoredFile, _args: object, context) => originalSource(context, file),
    metafields: emptyConnection,
    translations: () => [],
  },
  Video: {
    ...mediaFields,
    duration: (file: StoredFile) => file.content?.durationMs ?? null,
    originalSource: (file: StoredFile, _args: object, context) => videoSource(context, file),
    sources: (file: StoredFile, _args: object, context) => [videoSource(context, file)].filter(Boolean),
  },
  ExternalVideo: {
    ...mediaFields,
    host: (file: StoredFile) => (file.originalSource.includes('vimeo') ? 'VIMEO' : 'YOUTUBE'),
    originUrl: (file: StoredFile) => `https://youtu.be/${videoKey(file)}`,
    embedUrl: (file: StoredFile) => `https://www.youtube.com/embed/${videoKey(file)}`,
  },
  GenericFile: {
    ...fileFields,
    url: (file: StoredFile, _args: object, { world, shop }) => (file.content ? fileUrl(world, shop, file) : null),
    originalFileSize: (file: StoredFile) => file.content?.bytes ?? null,
  },
  Image: {
    altText: (image: ImageView) => image.file.alt,
    width: (image: ImageView) => image.file.content?.widthPx ?? null,
    height: (image: ImageView) => image.file.content?.heightPx ?? null,
    url: imageUrl,
    src: imageUrl,
    originalSrc: imageUrl,
    transformedSrc: (image: ImageView, args: ImageTransform, { world, shop }) =>
      transformed(fileUrl(world, shop, image.file), args),
    metafields: emptyConnection,
    translations: () => [],
  },
}

function originalSource({ world, shop }: RequestContext, file: StoredFile): { fileSize: number; url: string } | null {
  return file.content ? { fileSize: file.content.bytes, url: fileUrl(world, shop, file) } : null
}

function videoSource(
  { world, shop }: { world: World } & Pick<RequestContext, 'shop'>,
  file: StoredFile,
): object | null {
  const { content } = file
  if (!content) return null
  const { bytes: fileSize, mimeType, widthPx: width, heightPx: height } = content
  return { fileSize, mimeType, width, height, format: mimeType.split('/')[1], url: fileUrl(world, shop, file) }
}

function videoKey(file: StoredFile): string {
  const url = new URL(file.originalSource)
  return url.searchParams.get('v') ?? url.pathname.split('/').pop() ?? ''
}
