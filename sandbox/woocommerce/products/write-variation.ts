import { chooseImage, VARIATION_IMAGE_CODES } from '../images/choose-images.ts'
import { isEmpty, isObject, type Json, type JsonObject } from '../json.ts'
import { criticalError } from '../rest/rest-error.ts'
import type { RestCall } from '../rest/route.ts'
import type { Variation } from '../state/model.ts'
import { readValues } from './attributes.ts'
import { writeMeta } from './meta.ts'
import { sanitiseHtml } from './rich-text.ts'
import { OTHER_VARIATION_FIELDS } from './schema.ts'
import { requireFreeSku } from './sku.ts'
import { changedFields, otherFields } from './write-product.ts'

/** Creates a variation. Its product may be of any type but must exist: otherwise PHP dies. */
export async function createVariation(call: RestCall, parentId: number, sent: JsonObject): Promise<Variation> {
  const { site, world } = call
  if (!site.data.products.has(parentId)) throw criticalError()
  const variation = await written(call, blankVariation(parentId, world.clock.now()), sent)
  const created = { ...variation, id: site.nextPostId() }
  site.data.variations.set(created.id, created)
  return created
}

/** Writes the fields that were sent; `images`, which products have, is ignored without a word. */
export async function updateVariation(call: RestCall, before: Variation, sent: JsonObject): Promise<Variation> {
  const { site, world } = call
  const after = await written(call, before, sent)
  const latest = site.data.variations.get(before.id) ?? before
  const variation = { ...latest, ...changedFields(before, after), modifiedAt: world.clock.now() }
  site.data.variations.set(variation.id, variation)
  return variation
}

async function written(call: RestCall, variation: Variation, sent: JsonObject): Promise<Variation> {
  const { site } = call
  const text = (name: string, old: string) => (name in sent ? String(sent[name] ?? '') : old)
  const sku = text('sku', variation.sku)
  if (sku !== variation.sku) requireFreeSku(site, sku, variation.id)
  const parent = site.data.products.get(variation.parentId)
  const imageId = 'image' in sent ? await chooseOwnImage(call, variation, sent['image'] ?? null) : variation.imageId
  return {
    ...variation,
    ...{ sku, imageId },
    status: text('status', variation.status),
    description: sanitiseHtml(text('description', variation.description)),
    regularPrice: text('regular_price', variation.regularPrice),
    salePrice: text('sale_price', variation.salePrice),
    menuOrder: Number(sent['menu_order'] ?? variation.menuOrder),
    attributes: 'attributes' in sent ? readValues(site, parent, sent['attributes'] ?? null) : variation.attributes,
    galleryIds: galleryOf(call, variation, sent, imageId),
    meta: writeMeta(site, variation.meta, sent['meta_data'] ?? null),
    other: otherFields(variation.other, sent, OTHER_VARIATION_FIELDS),
  }
}

/** `{}`, null, a list or a text clear it. */
async function chooseOwnImage(call: RestCall, { id }: Variation, image: Json): Promise<number> {
  if (!isObject(image) || isEmpty(image)) return 0
  const { attachment } = await chooseImage(call, image, id, VARIATION_IMAGE_CODES)
  return attachment.id
}

/** Ids are not checked; the own image is left out. Before WooCommerce 11 the field does not exist. */
function galleryOf({ site }: RestCall, { galleryIds }: Variation, sent: JsonObject, imageId: number): number[] {
  const asked = sent['gallery_image_ids']
  if (!site.release.hasVariationGalleries || asked === undefined) return galleryIds
  const ids = Array.isArray(asked) ? asked.map(Number) : []
  return [...new Set(ids)].filter((id) => id !== imageId)
}

function blankVariation(parentId: number, now: number): Variation {
  return {
    ...{ kind: 'variation', id: 0, parentId, status: 'publish', sku: '', description: '', regularPrice: '' },
    ...{ salePrice: '', imageId: 0, galleryIds: [], attributes: [], meta: [], menuOrder: 0, other: {} },
    ...{ createdAt: now, modifiedAt: now },
  }
}
