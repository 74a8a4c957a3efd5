import { ANGLES, type Angle } from './drawing.ts'
import type { PictureFormat, PictureSpec } from './picture-spec.ts'
import { kindOf, type ProductKind } from './products/index.ts'
import { GENERATED_SOURCE_TYPE } from './provenance.ts'
import type { BackgroundStyle } from './scenes.ts'

/** What the generator needs to know of a product; the seed's products fit as they are. */
export interface PicturedProduct {
  readonly handle: string
  readonly title: string
  readonly productType?: string
  /** Values of the colour option, as the merchant writes them; empty for products without colours. */
  readonly colours: readonly string[]
  /** Left out: derived from the product type and title. */
  readonly kind?: ProductKind
  /** SKU that starts the file names of one colour, instead of the handle. */
  readonly skuByColour?: Readonly<Record<string, string>>
}

/** The facts a marketing suite stores beside a generated picture (field names as ALwrity's content assets have them). */
export interface GeneratedAssetFacts {
  readonly title: string
  readonly prompt: string
  readonly provider: string
  readonly model: string
  readonly tags: readonly string[]
  readonly source_module: 'product_marketing'
  readonly digitalSourceType: string
  readonly asset_metadata: {
    readonly product_name: string
    readonly product_description: string
    readonly variant: string
    readonly angle: string
    readonly background_style: BackgroundStyle
    readonly environment: string
    readonly lighting: string
    readonly style: string
  }
}

export interface GeneratedAsset {
  readonly fileName: string
  readonly mimeType: 'image/jpeg' | 'image/png' | 'image/webp'
  readonly spec: PictureSpec
  readonly facts: GeneratedAssetFacts
}

export interface PictureSetOptions {
  readonly angles?: readonly Angle[]
  /** Width and height; default 2048. */
  readonly sizePx?: number
  /** Default: `jpg`, with a transparent `png` for side views and `webp` for scenes. */
  readonly format?: PictureFormat
}

const BACKGROUND = {
  front: 'white',
  back: 'white',
  side: 'transparent',
  detail: 'branded',
  lifestyle: 'lifestyle',
} as const satisfies Record<Angle, BackgroundStyle>
const FORMAT = { front: 'jpg', back: 'jpg', side: 'png', detail: 'jpg', lifestyle: 'webp' } as const satisfies Record<
  Angle,
  PictureFormat
>
const MIME = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' } as const
const DEFAULT_COLOUR = { mug: 'white', candle: 'cream', lamp: 'sage', notebook: 'brown' } as Partial<
  Record<ProductKind, string>
>

const slug = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

const promptFor = (product: PicturedProduct, colour: string, angle: Angle) =>
  angle === 'lifestyle'
    ? `${product.title} in ${colour || 'its natural colour'}, lifestyle scene, warm window light, shallow depth of field, photorealistic`
    : `${product.title} in ${colour || 'its natural colour'}, ${angle} view, ${BACKGROUND[angle]} background, soft studio light, photorealistic`

function factsFor(product: PicturedProduct, colour: string, angle: Angle): GeneratedAssetFacts {
  const environment = angle === 'lifestyle' ? 'lifestyle' : 'studio'
  return {
    title: [product.title, colour, angle].filter(Boolean).join(' – '),
    prompt: promptFor(product, colour, angle),
    provider: 'sandbox',
    model: 'picture-studio-1',
    tags: ['product_marketing', 'product_image', environment, 'photorealistic'],
    source_module: 'product_marketing',
    digitalSourceType: GENERATED_SOURCE_TYPE,
    asset_metadata: {
      product_name: product.title,
      product_description: product.productType ?? '',
      variant: colour,
      angle,
      background_style: BACKGROUND[angle],
      environment,
      lighting: angle === 'lifestyle' ? 'natural' : 'studio',
      style: 'photorealistic',
    },
  }
}

/**
 * The pictures of one product: every colour from every asked angle, in the merchant's order.
 * File names follow `<sku-or-handle>_<colour>_<angle>_<n>.<ext>`, `n` counting from 1 within the product.
 */
export function picturesFor(product: PicturedProduct, options: PictureSetOptions = {}): GeneratedAsset[] {
  const kind = product.kind ?? kindOf(`${product.productType ?? ''} ${product.title}`)
  const colours = product.colours.length > 0 ? product.colours : ['']
  const shots = colours.flatMap((colour) => (options.angles ?? ANGLES).map((angle) => ({ colour, angle })))
  return shots.map(({ colour, angle }, at) => {
    const format = options.format ?? FORMAT[angle]
    const facts = factsFor(product, colour, angle)
    const name = [product.skuByColour?.[colour] ?? product.handle, slug(colour), angle, String(at + 1)]
    return {
      fileName: `${name.filter(Boolean).join('_')}.${format}`,
      mimeType: MIME[format],
      facts,
      spec: {
        kind,
        colour: colour || (DEFAULT_COLOUR[kind] ?? 'teal'),
        angle,
        background: BACKGROUND[angle],
        format,
        sizePx: options.sizePx ?? 2048,
        prompt: facts.prompt,
      },
    }
  })
}
