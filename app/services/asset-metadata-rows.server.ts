import { assetAttributesSchema, generationSchema, type AssetMetadata } from '../core/library/asset-metadata.ts'
import type { Prisma } from '../generated/prisma/client.ts'

export const assetMetadataColumns = {
  altText: true,
  tags: true,
  attributes: true,
  generation: true,
} satisfies Prisma.AssetSelect

type MetadataRow = Prisma.AssetGetPayload<{ select: typeof assetMetadataColumns }>

export function toMetadata(row: MetadataRow): Omit<AssetMetadata, 'title'> {
  return {
    altText: row.altText,
    tags: row.tags,
    attributes: assetAttributesSchema.parse(row.attributes),
    generation: generationSchema.nullable().parse(row.generation),
  }
}
