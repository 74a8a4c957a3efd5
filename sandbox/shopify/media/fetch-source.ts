import type { Shop } from '../state/shop.ts'
import type { World } from '../state/world.ts'
import type { FileKind } from '../state/model.ts'
import { isStagedUrl } from '../staged/target.ts'
import { MediaFailure } from './media-failure.ts'

const DOWNLOAD_FAILURE: Record<FileKind, string> = {
  MediaImage: 'IMAGE_DOWNLOAD_FAILURE',
  Video: 'VIDEO_METADATA_READ_ERROR',
  ExternalVideo: 'EXTERNAL_VIDEO_NOT_FOUND',
  GenericFile: 'GENERIC_FILE_DOWNLOAD_FAILURE',
}

/** Bytes behind an `originalSource`: a staged upload of this shop, or any URL. Throws MediaFailure. */
export async function fetchSource(world: World, shop: Shop, kind: FileKind, source: string): Promise<Buffer> {
  if (isStagedUrl(world, source)) {
    const uploaded = shop.stagedTargets.byResourceUrl(source)?.upload
    // The classic mistake: the resource URL is used although nothing was uploaded to it.
    if (!uploaded) throw new MediaFailure(DOWNLOAD_FAILURE[kind])
    return world.contents.read(uploaded.sha256)
  }
  const response = await world.fetchExternal(source).catch(() => null)
  if (!response?.ok) throw new MediaFailure(DOWNLOAD_FAILURE[kind])
  return Buffer.from(await response.arrayBuffer())
}
