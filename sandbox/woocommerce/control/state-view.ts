import { uploadUrl } from '../images/attachment-urls.ts'
import type { Attachment, Product, Variation } from '../state/model.ts'
import type { Site } from '../state/site.ts'
import { variationName } from '../products/attributes.ts'
import { permalinkOf } from '../products/product-view.ts'
import { variationsOf } from '../products/price.ts'

/** Everything a site holds, for tests and demo; a variation's image is its own one here, never its product's. */
export function siteState(site: Site): object {
  return {
    site: { key: site.key, title: site.title, url: site.home(false) },
    products: [...site.data.products.values()].map((product) => productState(site, product)),
    attachments: [...site.data.attachments.values()].map((attachment) => attachmentState(site, attachment)),
  }
}

function productState(site: Site, product: Product): object {
  const { id, name, type, status, sku, imageId, galleryIds, description } = product
  return {
    ...{ id, name, type, status, sku, imageId, galleryIds, description },
    permalink: permalinkOf(site.home(false), product),
    images: [imageId, ...galleryIds].flatMap((image) => attachmentAt(site, image)),
    variations: variationsOf(site, id).map((variation) => variationState(site, variation)),
  }
}

function variationState(site: Site, variation: Variation): object {
  const { id, sku, status, imageId, galleryIds } = variation
  return {
    ...{ id, sku, status, imageId, galleryIds },
    name: variationName(variation),
    image: attachmentAt(site, imageId)[0] ?? null,
  }
}

function attachmentAt(site: Site, id: number): object[] {
  const attachment = site.data.attachments.get(id)
  return attachment ? [attachmentState(site, attachment)] : []
}

function attachmentState(site: Site, attachment: Attachment): object {
  const { id, slug, title, altText, file, mimeType, widthPx, heightPx, bytes, sha256, parentId } = attachment
  const ledger = site.data.ledger.get(id)
  return {
    ...{ id, slug, title, altText, file, mimeType, widthPx, heightPx, bytes, sha256, parentId },
    url: uploadUrl(site.home(false), file),
    via: ledger?.via ?? null,
    createdBy: ledger?.createdBy ?? null,
    requestId: ledger?.requestId ?? null,
  }
}
