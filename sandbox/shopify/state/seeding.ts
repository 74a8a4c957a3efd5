import { inspectImage } from '../media/inspect-image.ts'
import type { ImageFacts } from '../media/inspect-image.ts'
import type { MediaSeed, ProductSeed, ShopSeed } from '../seed.ts'
import { recordFile } from './files.ts'
import type { Content, Product, StoredFile } from './model.ts'
import {
  DEFAULT_OPTION,
  DEFAULT_OPTION_VALUE,
  addOption,
  addVariant,
  attachToProduct,
  createProduct,
} from './products.ts'
import type { Shop } from './shop.ts'
import type { World } from './world.ts'

/** Opens the shop and fills it. Seeded media are READY at once; a second seed of the same domain starts it afresh. */
export async function seedShop(world: World, seed: ShopSeed): Promise<Shop> {
  const shop = world.openShop(seed.shop)
  const contents = new Map<string, Promise<Content>>()
  const contentOf = (path: string): Promise<Content> => {
    const known = contents.get(path) ?? readContent(world, path)
    contents.set(path, known)
    return known
  }
  for (const product of seed.products) await seedProduct(world, shop, product, contentOf)
  makeOld(shop)
  return shop
}

const DAY_MS = 86_400_000

/** A merchant's shop is older than the app: the search index knows all of it from the start. */
function makeOld(shop: Shop): void {
  for (const record of [...shop.products.values(), ...shop.variants.values(), ...shop.files.values()]) {
    record.createdAt -= DAY_MS
    record.updatedAt -= DAY_MS
  }
}

type ContentOf = (path: string) => Promise<Content>

async function seedProduct(world: World, shop: Shop, seed: ProductSeed, contentOf: ContentOf): Promise<void> {
  const product = createProduct(world, shop, seed)
  seedOptions(world, product, seed)
  const media: StoredFile[] = []
  for (const item of seed.media) media.push(await seedMedia(world, shop, item, contentOf))
  for (const file of media) attachToProduct(world, product, file)
  for (const attachment of product.media) attachment.visibleAt = 0
  seedVariants(world, shop, product, seed, media)
}

function seedOptions(world: World, product: Product, seed: ProductSeed): void {
  if (!seed.options.length) return addOption(world, product, DEFAULT_OPTION, [DEFAULT_OPTION_VALUE])
  for (const option of seed.options) addOption(world, product, option.name, option.values)
}

function seedVariants(world: World, shop: Shop, product: Product, seed: ProductSeed, media: StoredFile[]): void {
  const whole = { [DEFAULT_OPTION]: DEFAULT_OPTION_VALUE }
  if (!seed.variants.length) addVariant(world, shop, product, { optionValues: whole })
  for (const { mediaIndex, optionValues, ...rest } of seed.variants) {
    const variant = addVariant(world, shop, product, {
      ...rest,
      optionValues: seed.options.length ? optionValues : whole,
    })
    variant.mediaId = mediaIndex === undefined ? null : (media[mediaIndex]?.id ?? null)
  }
}

async function seedMedia(world: World, shop: Shop, seed: MediaSeed, contentOf: ContentOf): Promise<StoredFile> {
  const content = await contentOf(seed.path)
  const file = recordFile(world, shop, {
    kind: 'MediaImage',
    alt: seed.alt,
    filename: seed.fileName,
    originalSource: `seed:${seed.fileName}`,
    origin: { actor: 'seed', requestId: null },
  })
  const entry = shop.ledger.get(file.id)
  if (entry) entry.sha256 = content.sha256
  return Object.assign(file, { status: 'READY', content } satisfies Partial<StoredFile>)
}

async function readContent(world: World, path: string): Promise<Content> {
  const { sha256, bytes } = await world.contents.adopt(path)
  const facts: ImageFacts = await inspectImage(bytes)
  return { sha256, bytes: bytes.length, durationMs: null, ...facts }
}
