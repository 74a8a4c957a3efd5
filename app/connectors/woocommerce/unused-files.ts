import { z } from 'zod'
import { ConnectorError } from '../../core/channel/connector-error.ts'
import { mapConcurrently } from '../../lib/map-concurrently.ts'
import type { WooCommerceClient } from './client.ts'
import { allPages, allPagesOrNone } from './reading/all-pages.ts'
import { readMedia } from './reading/files.ts'
import { readVariations } from './reading/variations.ts'
import { isKeptInMeta, mentions, metaSchema } from './named-pictures.ts'
import { imagesSchema, variationFields, type MediaRow } from './schemas.ts'

/** Everything of a product that can show a picture, trashed products too: they can come back. */
const productSchema = z.object({
  id: z.coerce.string(),
  images: imagesSchema.nullish(),
  variations: z.array(z.coerce.string()).nullish(),
  description: z.string().nullish(),
  short_description: z.string().nullish(),
  meta_data: metaSchema,
})

/** A post or page, as its editor reads it: also what is behind a password, and blocks and shortcodes that name pictures. */
const pageSchema = z.object({
  featured_media: z.coerce.string(),
  content: z.object({ raw: z.string().nullish(), rendered: z.string() }).nullish(),
})
type ContentPage = z.infer<typeof pageSchema>
/** A category or brand. */
const termSchema = z.object({ image: z.object({ id: z.coerce.string() }).nullish() })

/**
 * Deletes those of these pictures that nothing shows, for good; answers the ids that are gone now, also those that were gone before.
 * WordPress cannot be asked where a picture is used, so the whole shop is read once for all of them: products (images,
 * descriptions) and variations, what plugins keep with both, pages and posts of every status (main image, text), categories, brands,
 * logo and icon of the site. A picture that somebody attached to something else than a product stays. Nothing is deleted where drafts are not for our user's eyes, and nothing can be with keys.
 */
export async function deleteUnusedFiles(client: WooCommerceClient, ids: readonly string[]): Promise<string[]> {
  if (client.credentials.auth.kind === 'keys') return []
  const existing = await readMedia(client, ids)
  const found = new Set(existing.map(({ id }) => id))
  const gone = ids.filter((id) => !found.has(id))
  if (existing.length === 0) return gone
  const pages = await readPages(client)
  if (!pages) return gone
  const used = await usedAmong(client, existing, pages)
  const unused = existing.filter(({ id }) => !used.has(id))
  const deleted = await mapConcurrently(unused, client.parallel, async ({ id }) =>
    (await deleteMedia(client, id)) ? [id] : [],
  )
  return [...gone, ...deleted.flat()]
}

async function usedAmong(
  client: WooCommerceClient,
  media: readonly MediaRow[],
  pages: readonly ContentPage[],
): Promise<Set<string>> {
  const [products, terms, ofSite] = await Promise.all([
    readAllProducts(client),
    readTerms(client),
    readIdentity(client),
  ])
  const variations = await readVariations(client, products, `${variationFields},meta_data`)
  const ids = new Set([
    ...products.flatMap(({ images }) => (images ?? []).map(({ id }) => id)),
    ...variations.flatMap(({ variation: { image, gallery_image_ids: views } }) => [image?.id, ...(views ?? [])]),
    ...pages.map(({ featured_media: id }) => id),
    ...terms.flatMap(({ image }) => image?.id ?? []),
    ...ofSite,
  ])
  const texts = [
    ...products.map(({ description, short_description: short }) => `${description ?? ''}${short ?? ''}`),
    ...pages.map(({ content }) => `${content?.raw ?? ''}${content?.rendered ?? ''}`),
  ]
  const productIds = new Set([...products.map(({ id }) => id), ...variations.map(({ variation: { id } }) => id)])
  const metas = [...products, ...variations.map(({ variation }) => variation)].map(({ meta_data: meta }) => meta)
  const used = media.filter(
    (row) =>
      ids.has(row.id) ||
      isElsewhere(row.post, productIds) ||
      texts.some((text) => mentions(text, row)) ||
      metas.some((meta) => isKeptInMeta(meta, row)),
  )
  return new Set(used.map(({ id }) => id))
}

function isElsewhere(post: string | null | undefined, productIds: ReadonlySet<string>): boolean {
  return post !== null && post !== undefined && post !== '0' && !productIds.has(post)
}

async function readTerms(client: WooCommerceClient): Promise<z.infer<typeof termSchema>[]> {
  const read = (path: string) =>
    allPages(client, { ...{ space: 'wc/v3', path, row: termSchema }, query: { _fields: 'id,image' } })
  const lists = await Promise.all([read('products/categories'), read('products/brands').catch(noneWithoutRoute)])
  return lists.flat()
}

/** WooCommerce has brands since 9.4. */
function noneWithoutRoute(error: unknown): [] {
  if (error instanceof ConnectorError && error.details.platformCode === 'rest_no_route') return []
  throw error
}

const identitySchema = z.object({ site_logo: z.coerce.string(), site_icon: z.coerce.string() }).partial()

/** Logo and icon of the site, as far as there are any. */
async function readIdentity(client: WooCommerceClient): Promise<string[]> {
  const { data } = await client.run({
    ...{ space: '', method: 'GET', path: '', data: identitySchema },
    query: { _fields: 'site_logo,site_icon' },
  })
  return [data.site_logo, data.site_icon].flatMap((id) => id ?? [])
}

async function readAllProducts(client: WooCommerceClient): Promise<z.infer<typeof productSchema>[]> {
  const pages = await Promise.all(
    ['any', 'trash'].map((status) =>
      allPages(client, {
        ...{ space: 'wc/v3', path: 'products', row: productSchema },
        query: { status, _fields: 'id,images,variations,description,short_description,meta_data' },
      }),
    ),
  )
  return pages.flat()
}

/**
 * Null: some are hidden from our user, who may not edit pages, or not those of others. WordPress calls a status that one may not
 * ask for a wrong parameter.
 */
async function readPages(client: WooCommerceClient): Promise<ContentPage[] | null> {
  try {
    const lists = await Promise.all(
      ['posts', 'pages'].map((path) =>
        allPagesOrNone(client, {
          ...{ space: 'wp/v2', path, row: pageSchema },
          query: { status: 'any,trash', context: 'edit', _fields: 'id,featured_media,content.raw,content.rendered' },
        }),
      ),
    )
    return lists.includes(null) ? null : lists.flatMap((list) => list ?? [])
  } catch (error) {
    const isHidden = error instanceof ConnectorError && hiddenCodes.test(error.details.platformCode ?? '')
    if (!isHidden) throw error
    return null
  }
}

const hiddenCodes = /^(rest_invalid_param|rest_forbidden_context)$/

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
