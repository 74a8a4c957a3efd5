import { z } from 'zod'
import { pictureFormats, videoContainers } from '../../core/assets/asset-facts.ts'
import {
  assetAttributesSchema,
  generationSchema,
  maxAltTextLength,
  maxTags,
  maxTitleLength,
  tagSchema,
} from '../../core/library/asset-metadata.ts'
import { librarySorts, librarySources, orientations, resolutions } from '../../core/library/search.ts'

const shared = {
  id: z.uuid(),
  title: z.string(),
  fileName: z.string(),
  mimeType: z.string(),
  byteSize: z.int(),
  tags: z.array(z.string()).readonly(),
  createdAt: z.iso.datetime(),
}

const assetRowSchema = z
  .object({
    ...shared,
    kind: z.enum(['image', 'video']),
    widthPx: z.int().nullable(),
    heightPx: z.int().nullable(),
    used: z.boolean().meta({ description: 'Assigned to a product' }),
    thumbnailUrl: z.url().nullable().meta({ description: 'Works for a limited time' }),
  })
  .meta({ id: 'AssetRow' })

const placeSchema = z.object({ role: z.string(), label: z.string().nullable() })

export const assetSchema = z
  .object({
    ...shared,
    altText: z.string(),
    attributes: assetAttributesSchema,
    generation: generationSchema.nullable(),
    facts: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'What the bytes say: format, size, colours' }),
    source: z.string(),
    sourceRef: z.string().nullable(),
    previewUrl: z.url().meta({ description: 'Works for a limited time' }),
    usedBy: z
      .array(z.object({ productId: z.string(), title: z.string(), places: z.array(placeSchema).readonly() }))
      .readonly(),
    liveOn: z.array(z.string()).readonly().meta({ description: 'Accounts in which an export has placed it' }),
  })
  .meta({ id: 'Asset' })

export const importedAssetSchema = z
  .object({
    asset: assetSchema,
    duplicate: z.boolean().meta({ description: 'The library had these bytes already' }),
    misleadingExtension: z
      .string()
      .nullable()
      .meta({ description: 'What the name pretends to be, where the bytes differ' }),
  })
  .meta({ id: 'ImportedAsset' })

const editable = {
  title: z.string().trim().min(1).max(maxTitleLength).optional(),
  altText: z.string().trim().max(maxAltTextLength).optional(),
  tags: z.array(tagSchema).max(maxTags).optional(),
}

export const assetFromUrlSchema = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).max(2048),
    fileName: z.string().min(1).max(255).optional(),
    ...editable,
    attributes: assetAttributesSchema.optional(),
    generation: generationSchema.optional(),
  })
  .meta({ id: 'AssetFromUrl' })

export const assetChangesSchema = z
  .strictObject(editable)
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.')

export const assetQuerySchema = z.object({
  query: z.string().trim().max(200).default('').meta({ description: 'Searches titles, names, alt texts, tags, SKUs' }),
  kind: z.enum(['image', 'video']).optional(),
  format: z.enum([...pictureFormats, ...videoContainers]).optional(),
  tag: z.string().max(60).optional(),
  usage: z.enum(['used', 'unused']).optional(),
  orientation: z.enum(orientations).optional(),
  resolution: z.enum(resolutions).optional(),
  source: z.enum(librarySources).optional(),
  sort: z.enum(librarySorts).default('newest'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})

export const assetListSchema = z.object({
  items: z.array(assetRowSchema).readonly(),
  total: z.int(),
  page: z.int(),
  pageSize: z.int(),
})

export const assetParamsSchema = z.object({ assetId: z.uuid() })
