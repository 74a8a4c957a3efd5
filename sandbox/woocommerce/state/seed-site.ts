import { readFile } from 'node:fs/promises'
import { slugOf, uniqueSlug } from '../images/file-name.ts'
import { checkFile } from '../images/file-type.ts'
import { isSlugTaken, storeFile } from '../images/store-file.ts'
import type { StoreImageSeed, StoreProductSeed, StoreSeed } from '../seed.ts'
import type { AttributeValue, Product, ProductAttribute } from './model.ts'
import type { Site } from './site.ts'
import type { World } from './world.ts'

/** Fills a site. Colours are an attribute of the store, other options the products' own, as merchants have it. */
export async function seedSite(world: World, site: Site, { products }: StoreSeed): Promise<void> {
  for (const product of products) await seedProduct(world, site, product)
}

async function seedProduct(world: World, site: Site, seed: StoreProductSeed): Promise<void> {
  const now = world.clock.now()
  const dates = { createdAt: now, modifiedAt: now }
  const nothing = { salePrice: '', meta: [], menuOrder: 0, other: {}, ...dates }
  const id = site.nextPostId()
  const images = await Promise.all(seed.images.map((image) => seedImage(world, site, id, image)))
  const [imageId = 0, ...galleryIds] = images
  const isVariable = seed.variations.length > 0
  const product: Product = {
    ...{ ...nothing, kind: 'product', id, name: seed.name, sku: seed.sku, imageId, galleryIds },
    slug: uniqueSlug(slugOf(seed.name), (slug) => isSlugTaken(site, slug)),
    type: isVariable ? 'variable' : 'simple',
    status: seed.status ?? 'publish',
    description: seed.description ?? '',
    shortDescription: '',
    regularPrice: isVariable ? '' : seed.price,
    attributes: seed.attributes.map((attribute, position) => seedAttribute(site, attribute, position)),
    defaultAttributes: [],
  }
  site.data.products.set(id, product)
  for (const { sku, price, options, imageIndex } of seed.variations) {
    const variationId = site.nextPostId()
    site.data.variations.set(variationId, {
      ...{ ...nothing, kind: 'variation', id: variationId, parentId: id, status: 'publish', sku, description: '' },
      ...{ regularPrice: price, imageId: images[imageIndex ?? -1] ?? 0, galleryIds: [] },
      attributes: product.attributes.map((attribute): AttributeValue => {
        const { id: attributeId, name } = attribute
        return { id: attributeId, name, option: options[name] ?? '' }
      }),
    })
  }
}

async function seedImage(world: World, site: Site, parentId: number, image: StoreImageSeed): Promise<number> {
  const bytes = await readFile(image.path)
  const checked = checkFile(image.fileName, bytes, 'library')
  if (!checked) throw new Error(`${image.path} is no picture`)
  const { id } = await storeFile(world, site, {
    ...{ ...checked, bytes, altText: image.alt, parentId, authorId: 1 },
    origin: { via: 'seed', source: null, createdBy: null, requestId: null },
  })
  return id
}

function seedAttribute(
  site: Site,
  { name, options }: { name: string; options: string[] },
  position: number,
): ProductAttribute {
  const isStores = name === 'Color'
  const own = { name, position, visible: true, variation: true }
  return isStores ? { ...own, id: colourAttribute(site), options: options.toSorted() } : { ...own, id: 0, options }
}

function colourAttribute({ data }: Site): number {
  const attribute = {
    id: 1,
    name: 'Color',
    slug: 'pa_color',
    type: 'select',
    orderBy: 'menu_order',
    hasArchives: false,
  }
  data.attributes.set(attribute.id, data.attributes.get(attribute.id) ?? attribute)
  return attribute.id
}
