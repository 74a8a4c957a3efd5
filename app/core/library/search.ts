import { z } from 'zod'
import { pictureFormats, videoContainers } from '../assets/asset-facts.ts'
import { searchTextSchema } from '../search-text.ts'

export const librarySources = ['upload', 'url', 'api'] as const
export const orientations = ['portrait', 'landscape', 'square'] as const
/** By longest side: below 1024, 1024 to 2047, from 2048 pixels. */
export const resolutions = ['small', 'medium', 'large'] as const
export const librarySorts = ['newest', 'oldest', 'title', 'largest'] as const

export const libraryPageSize = 48

/** What a merchant can ask of the library, as it stands in the page's address. Unknown values fall back to "all". */
export const librarySearchSchema = z.object({
  query: searchTextSchema,
  kind: z.enum(['image', 'video']).optional().catch(undefined),
  format: z
    .enum([...pictureFormats, ...videoContainers])
    .optional()
    .catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  usage: z.enum(['used', 'unused']).optional().catch(undefined),
  orientation: z.enum(orientations).optional().catch(undefined),
  resolution: z.enum(resolutions).optional().catch(undefined),
  source: z.enum(librarySources).optional().catch(undefined),
  sort: z.enum(librarySorts).catch('newest').default('newest'),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

export type LibrarySearch = z.infer<typeof librarySearchSchema>
export type LibrarySource = (typeof librarySources)[number]
