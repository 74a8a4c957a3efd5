import { z } from 'zod'
import { metaSchema } from './named-pictures.ts'

/** WordPress counts; we keep ids as text. */
const idSchema = z.union([z.number().int(), z.string()]).transform(String)

const imageSchema = z.object({ id: idSchema, src: z.string(), alt: z.string().nullish() })

export type ImageRow = z.infer<typeof imageSchema>

export const imagesSchema = z.array(imageSchema)

const attributeSchema = z.object({ name: z.string(), option: z.string().nullish() })

const productAttributeSchema = z.object({
  name: z.string(),
  variation: z.boolean().nullish(),
  options: z.array(z.coerce.string()).nullish(),
})

/** A product, or a variation that was found by its SKU (`parent_id` > 0). */
export const productSchema = z.object({
  id: idSchema,
  name: z.string(),
  slug: z.string().nullish(),
  type: z.string(),
  status: z.string(),
  sku: z.string().nullish(),
  images: imagesSchema.nullish(),
  attributes: z.array(productAttributeSchema).nullish(),
  variations: z.array(idSchema).nullish(),
  parent_id: idSchema.nullish(),
  /** Asked for with `context=edit`: as it is stored. */
  description: z.string().nullish(),
})

export type ProductRow = z.infer<typeof productSchema>

/** The fields above, as `_fields` asks for them. It cannot look into lists. */
export const productFields = 'id,name,slug,type,status,sku,images,attributes,variations,parent_id'
/** What a product shows, without what is only for choosing it. */
export const productStateFields = 'id,name,type,status,sku,images,variations'
/** With the text that videos may have been put into. */
export const observedFields = `${productStateFields},description`

export const variationSchema = z.object({
  id: idSchema,
  name: z.string().nullish(),
  sku: z.string().nullish(),
  global_unique_id: z.string().nullish(),
  /** Its own, where it is read with `context=edit`, and in answers to writes; otherwise that of its product stands in for it. */
  image: imageSchema.nullish(),
  /** WooCommerce 11; left out before. */
  gallery_image_ids: z.array(idSchema).nullish(),
  attributes: z.array(attributeSchema).nullish(),
  /** Asked for where it matters who else shows a picture. */
  meta_data: metaSchema,
  parent_id: idSchema.nullish(),
})

export type VariationRow = z.infer<typeof variationSchema>

export const variationFields = 'id,name,sku,global_unique_id,image,gallery_image_ids,attributes,parent_id'

export const mediaSchema = z.object({
  id: idSchema,
  slug: z.string(),
  source_url: z.string().nullish(),
  alt_text: z.string().nullish(),
  media_type: z.string().nullish(),
  /** What it was uploaded to or first attached to; null or 0: nothing. */
  post: idSchema.nullish(),
})

export type MediaRow = z.infer<typeof mediaSchema>

export const mediaFields = 'id,slug,source_url,alt_text,media_type,post'
