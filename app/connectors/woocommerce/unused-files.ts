import { z } from 'zod'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import type { WooCommerceClient } from './client.ts'
import { allPages } from './reading/all-pages.ts'
import { readMedia } from './reading/files.ts'
import { readVariations } from './reading/variations.ts'
import { imagesSchema, type MediaRow } from './schemas.ts'

/** Everything of a product that can show a picture, trashed products too: they can come back. */
const productSchema = z.object({
  id: z.coerce.string(),
  images: imagesSchema.nullish(),
  variations: z.array(z.coerce.string()).nullish(),
  description: z.string().nullish(),
  short_description: z.string().nullish(),
})

/** A post or page, as visitors read it. */
const pageSchema = z.object({
  featured_media: z.coerce.string(),
  content: z.object({ rendered: z.string() }).nullish(),
})
const categorySchema = z.object({ image: z.object({ id: z.coerce.string() }).nullish() })

/**
 * Deletes those of these pictures that nothing shows, for good; answers the ids that are gone now, also those that were gone before.
 * WordPress cannot be asked where a picture is used, so the whole shop is read once for all of them: products (images,
 * descriptions) and variations, published pages and posts (main image, text), categories. A picture that somebody attached to
 * something else than a product stays. With keys nothing can be deleted.
 */
export async function deleteUnusedFiles(client: WooCommerceClient, ids: readonly string[]): Promise<string[]> {
  if (client.credentials.auth.kind === 'keys') return []
  const existing = await readMedia(client, ids)
  const found = new Set(existing.map(({ id }) => id))
  const gone = ids.filter((id) => !found.has(id))
  if (existing.length === 0) return gone
  const used = await usedAmong(client, existing)
  const unused = existing.filter(({ id }) => !used.has(id))
  const deleted = await mapConcurrently(unused, client.parallel, async ({ id }) =>
    (await deleteMedia(client, id)) ? [id] : [],
  )
  return [...gone, ...deleted.flat()]
}

async function usedAmong(client: WooCommerceClient, media: readonly MediaRow[]): Promise<Set<string>> {
  const [products, pages, categories] = await Promise.all([
    readAllProducts(client),
    readPages(client),
    allPages(client, {
      ...{ space: 'wc/v3', path: 'products/categories', row: categorySchema },
      query: { _fields: 'id,image' },
    }),
  ])
  const variations = await readVariations(client, products)
  const ids = new Set([
    ...products.flatMap(({ images }) => (images ?? []).map(({ id }) => id)),
    ...variations.flatMap(({ variation: { image, gallery_image_ids: views } }) => [image?.id, ...(views ?? [])]),
    ...pages.map(({ featured_media: id }) => id),
    ...categories.flatMap(({ image }) => image?.id ?? []),
  ])
  const texts = [
    ...products.map(({ description, short_description: short }) => `${description ?? ''}${short ?? ''}`),
    ...pages.map(({ content }) => content?.rendered ?? ''),
  ]
  const productIds = new Set([...products.map(({ id }) => id), ...variations.map(({ variation: { id } }) => id)])
  const used = media.filter(
    ({ id, source_url: source, post }) =>
      ids.has(id) || isElsewhere(post, productIds) || texts.some((text) => mentions(text, source)),
  )
  return new Set(used.map(({ id }) => id))
}

function isElsewhere(post: string | null | undefined, productIds: ReadonlySet<string>): boolean {
  return post !== null && post !== undefined && post !== '0' && !productIds.has(post)
}

/** By the name without its extension and `-scaled`, so that its other sizes count too. */
function mentions(text: string, source: string | null | undefined): boolean {
  const name = source
    ?.split('/')
    .at(-1)
    ?.replace(/(-scaled)?\.[a-z]+$/, '')
  return Boolean(name) && text.includes(name ?? '')
}

async function readAllProducts(client: WooCommerceClient): Promise<z.infer<typeof productSchema>[]> {
  const pages = await Promise.all(
    ['any', 'trash'].map((status) =>
      allPages(client, {
        ...{ space: 'wc/v3', path: 'products', row: productSchema },
        query: { status, _fields: 'id,images,variations,description,short_description' },
      }),
    ),
  )
  return pages.flat()
}

async function readPages(client: WooCommerceClient): Promise<z.infer<typeof pageSchema>[]> {
  const pages = await Promise.all(
    ['posts', 'pages'].map((path) =>
      allPages(client, {
        ...{ space: 'wp/v2', path, row: pageSchema },
        query: { _fields: 'id,featured_media,content.rendered' },
      }),
    ),
  )
  return pages.flat()
}

/** `force`, because attachments have no trash. Somebody else's picture may not be deletable for us: then it stays. */
async function deleteMedia(client: WooCommerceClient, id: string): Promise<boolean> {
  try {
    await client.run({
      ...{ space: 'wp/v2', method: 'DELETE', path: `media/${id}`, data: z.unknown() },
      query: { force: 'true' },
    })
    return true
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    if (error.code === 'not_found') return true
    if (error.code === 'forbidden') return false
    throw error
  }
}
