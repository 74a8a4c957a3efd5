import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generatePicture } from '../pictures/generate-picture.ts'
import { picturesFor, type GeneratedAsset, type PicturedProduct } from '../pictures/picture-set.ts'
import { slugOf } from '../shopify/state/products.ts'
import type { CatalogueEntry } from './catalogue-entry.ts'

/** A picture that a merchant already has on a product. */
export interface MerchantPicture {
  fileName: string
  alt: string
  path: string
  /** The option value whose variants show it; null for pictures of the product as a whole. */
  colour: string | null
}

/** What shop systems of the last decade held: smaller than what Mediaport exports, and cheap to draw. */
const SIZE_PX = 800
/** A turntable repeats its drawings; the frames still are media of their own. */
const TURNTABLE_ANGLES = ['front', 'side', 'back', 'detail'] as const

const FOLDER = path.resolve('.cache/merchant-pictures')

/** The pictures an entry starts with, drawn on first use. Deterministic. */
export async function drawMerchantPictures(entry: CatalogueEntry): Promise<MerchantPicture[]> {
  if (!entry.media) return []
  const drawn = await Promise.all(assetsFor(entry).map((asset) => draw(asset, entry)))
  return typeof entry.media === 'object' ? turntable(entry, drawn, entry.media.frames) : drawn
}

function assetsFor(entry: CatalogueEntry): GeneratedAsset[] {
  const colours = coloursOf(entry)
  switch (entry.media) {
    case undefined:
      return []
    case 'cover':
      return picturesFor(subject(entry, colours.slice(0, 1)), { angles: ['front'], sizePx: SIZE_PX, format: 'jpg' })
    case 'per-colour':
      return picturesFor(subject(entry, colours), { angles: ['front'], sizePx: SIZE_PX, format: 'jpg' })
    case 'half-the-colours': {
      const first = colours.slice(0, Math.ceil(colours.length / 2))
      return picturesFor(subject(entry, first), { angles: ['front'], sizePx: SIZE_PX, format: 'jpg' })
    }
    default:
      return picturesFor(subject(entry, colours), { angles: TURNTABLE_ANGLES, sizePx: SIZE_PX / 2, format: 'jpg' })
  }
}

export function coloursOf(entry: CatalogueEntry): string[] {
  return entry.options?.find(({ name }) => name === entry.pictured)?.values ?? []
}

export function subject(entry: CatalogueEntry, colours: readonly string[]): PicturedProduct {
  const { title, productType } = entry
  return { title, productType, colours, handle: entry.handle ?? slugOf(title) }
}

async function draw(asset: GeneratedAsset, entry: CatalogueEntry): Promise<MerchantPicture> {
  const colour = asset.facts.asset_metadata.variant
  const isOfColour = entry.media !== 'cover' && typeof entry.media === 'string'
  return {
    fileName: asset.fileName,
    alt: [entry.title, colour].filter(Boolean).join(', '),
    path: await keep(await generatePicture(asset.spec)),
    colour: isOfColour ? colour || null : null,
  }
}

function turntable(entry: CatalogueEntry, drawn: readonly MerchantPicture[], frames: number): MerchantPicture[] {
  return Array.from({ length: frames }, (_, at) => {
    const number = String(at + 1).padStart(3, '0')
    const path = drawn[at % drawn.length]?.path ?? ''
    return {
      fileName: `${entry.sku.toLowerCase()}_${number}.jpg`,
      alt: `${entry.title}, frame ${at + 1}`,
      path,
      colour: null,
    }
  })
}

/** The stand-in reads seeded pictures from the disk; named by content, so that two starts at once write the same. */
async function keep(bytes: Buffer): Promise<string> {
  const file = path.join(FOLDER, `${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.jpg`)
  if (existsSync(file)) return file
  await mkdir(FOLDER, { recursive: true })
  const unfinished = `${file}.${crypto.randomUUID()}`
  await writeFile(unfinished, bytes)
  await rename(unfinished, file)
  return file
}
