import type { LibraryTile } from '../core/assets/library-tile.ts'
import { libraryPageSize, type LibrarySearch } from '../core/library/search.ts'
import { db } from '../db.server.ts'
import { mediaUrls } from '../secrets.server.ts'
import { libraryFilter, libraryOrder } from './library-filter.server.ts'

export interface LibraryPage {
  readonly assets: readonly LibraryTile[]
  /** How many match the search. */
  readonly total: number
  /** Whether the library holds anything at all. */
  readonly isEmpty: boolean
  /** From 1, within what exists. */
  readonly page: number
  readonly tags: readonly string[]
}

/** A filter with more choices than this is no help. */
const maxTagChoices = 200

export async function libraryPage(workspaceId: string, search: LibrarySearch): Promise<LibraryPage> {
  const where = libraryFilter(workspaceId, search)
  const [total, all, tags] = await Promise.all([
    db.asset.count({ where }),
    db.asset.count({ where: { workspaceId } }),
    listTags(workspaceId),
  ])
  // A page beyond the end (deleted meanwhile, an old link) shows the last one.
  const page = Math.min(search.page, Math.max(1, Math.ceil(total / libraryPageSize)))
  const rows = await db.asset.findMany({
    where,
    orderBy: libraryOrder(search.sort),
    skip: (page - 1) * libraryPageSize,
    take: libraryPageSize,
    select: {
      id: true,
      title: true,
      fileName: true,
      kind: true,
      mimeType: true,
      byteSize: true,
      widthPx: true,
      heightPx: true,
      tags: true,
      createdAt: true,
      _count: { select: { mappings: { where: { accepted: true } } } },
    },
  })
  const assets = rows.map(({ _count, byteSize, createdAt, ...row }) => ({
    ...row,
    byteSize: Number(byteSize),
    createdAt: createdAt.toISOString(),
    used: _count.mappings > 0,
    thumbnailUrl: row.kind === 'image' ? mediaUrls.url(workspaceId, row.id, 'thumbnail') : null,
  }))
  return { assets, total, isEmpty: all === 0, page, tags }
}

async function listTags(workspaceId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT unnest("tags") AS tag FROM "Asset" WHERE "workspaceId" = ${workspaceId}::uuid
    ORDER BY tag LIMIT ${maxTagChoices}`
  return rows.map(({ tag }) => tag)
}
