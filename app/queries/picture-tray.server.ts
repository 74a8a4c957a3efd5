import type { PictureTrayView, TrayFilter } from '../core/mapping/mapping-view.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'
import { pictureColumns, toPicture } from './pictures.server.ts'

export interface TrayRequest {
  readonly workspaceId: string
  readonly filter: TrayFilter
  /** What `chosen` shows. */
  readonly chosenIds: readonly string[]
  readonly search: string
  /** From 1. */
  readonly page: number
}

const pageSize = 30
const recentDays = 7

/** Pictures of the library to choose from, newest first. `used`: an accepted entry has it, on any product. */
export async function pictureTray(request: TrayRequest): Promise<PictureTrayView> {
  const where = whereOf(request)
  const [rows, total] = await Promise.all([
    db.asset.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (request.page - 1) * pageSize,
      take: pageSize,
      select: { ...pictureColumns, _count: { select: { mappings: { where: { accepted: true } } } } },
    }),
    db.asset.count({ where }),
  ])
  const pictures = rows.map(({ _count, ...row }) => ({
    ...toPicture(request.workspaceId, row),
    used: _count.mappings > 0,
  }))
  return { pictures, page: request.page, hasMore: request.page * pageSize < total, total }
}

function whereOf({ workspaceId, filter, chosenIds, search }: TrayRequest): Prisma.AssetWhereInput {
  const contains = { contains: search, mode: 'insensitive' as const }
  return {
    workspaceId,
    ...(search === '' ? {} : { OR: [{ fileName: contains }, { title: contains }, { tags: { has: search } }] }),
    ...(filter === 'chosen' ? { id: { in: [...chosenIds] } } : {}),
    ...(filter === 'unused' ? { mappings: { none: { accepted: true } } } : {}),
    ...(filter === 'recent' ? { createdAt: { gte: new Date(Date.now() - recentDays * 86_400_000) } } : {}),
    ...(filter === 'videos' ? { kind: 'video' } : {}),
  }
}
