import { mimeTypeOf } from '../core/assets/asset-facts.ts'
import type { LibrarySearch } from '../core/library/search.ts'
import { db } from '../db.server.ts'
import type { Prisma } from '../generated/prisma/client.ts'

const largePx = 2048
const mediumPx = 1024

/** The assets of a workspace that a search asks for. */
export function libraryFilter(workspaceId: string, search: LibrarySearch): Prisma.AssetWhereInput {
  const { kind, format, tag, usage, source } = search
  const conditions = [textFilter(search.query), orientationFilter(search), resolutionFilter(search)]
  return {
    workspaceId,
    kind,
    source,
    mimeType: format && mimeTypeOf(format),
    tags: tag ? { has: tag } : undefined,
    mappings: usage && (usage === 'used' ? { some: { accepted: true } } : { none: { accepted: true } }),
    AND: conditions.filter((condition) => condition !== null),
  }
}

export function libraryOrder(sort: LibrarySearch['sort']): Prisma.AssetOrderByWithRelationInput[] {
  const orders: Record<LibrarySearch['sort'], Prisma.AssetOrderByWithRelationInput> = {
    newest: { createdAt: 'desc' },
    oldest: { createdAt: 'asc' },
    title: { title: 'asc' },
    largest: { byteSize: 'desc' },
  }
  // Many pictures share a title or arrive in one moment; without a second key they would jump between pages.
  return [orders[sort], { id: 'desc' }]
}

function textFilter(query: string): Prisma.AssetWhereInput | null {
  if (!query) return null
  // Prisma passes wildcards of LIKE on as they are; merchants mean the letters, and file names are full of underscores.
  const literal = query.replace(/[\\%_]/g, '\\$&')
  const contains = { contains: literal, mode: 'insensitive' as const }
  const attribute = (name: string): Prisma.AssetWhereInput => ({
    attributes: { path: [name], string_contains: literal, mode: 'insensitive' },
  })
  return {
    OR: [
      { title: contains },
      { fileName: contains },
      { altText: contains },
      { tags: { has: query } },
      attribute('sku'),
      attribute('productName'),
      attribute('colour'),
    ],
  }
}

function orientationFilter({ orientation }: LibrarySearch): Prisma.AssetWhereInput | null {
  const { heightPx } = db.asset.fields
  if (orientation === 'portrait') return { widthPx: { lt: heightPx } }
  if (orientation === 'landscape') return { widthPx: { gt: heightPx } }
  if (orientation === 'square') return { widthPx: { equals: heightPx } }
  return null
}

function resolutionFilter({ resolution }: LibrarySearch): Prisma.AssetWhereInput | null {
  const reaches = (px: number) => [{ widthPx: { gte: px } }, { heightPx: { gte: px } }]
  if (resolution === 'large') return { OR: reaches(largePx) }
  if (resolution === 'medium') return { OR: reaches(mediumPx), NOT: { OR: reaches(largePx) } }
  if (resolution === 'small') return { NOT: { OR: reaches(mediumPx) } }
  return null
}
