import type { PictureView } from '../core/mapping/mapping-view.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { mediaUrls } from '../secrets.server.ts'

export const pictureColumns = {
  id: true,
  fileName: true,
  title: true,
  altText: true,
  kind: true,
} satisfies Prisma.AssetSelect

type PictureRow = Prisma.AssetGetPayload<{ select: typeof pictureColumns }>

export function toPicture(workspaceId: string, row: PictureRow): PictureView {
  return { ...row, thumbnailUrl: row.kind === 'image' ? thumbnailUrl(workspaceId, row.id) : null }
}

export function thumbnailUrl(workspaceId: string, assetId: string): string {
  return mediaUrls.url(workspaceId, assetId, 'thumbnail')
}
