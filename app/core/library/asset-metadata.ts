import { z } from 'zod'

/** Shopify's limit of an alt text, and the longest that any channel of ours takes. */
export const maxAltTextLength = 512
export const maxTitleLength = 255
export const maxTags = 50
export const maxTagLength = 60

export const tagSchema = z.string().trim().min(1).max(maxTagLength)

/** Hints where a picture belongs; generators and importers store them, proposals read them. */
export const assetAttributesSchema = z.object({
  angle: z.string().max(100).optional(),
  colour: z.string().max(100).optional(),
  /** Free text such as "Black, Large". */
  variant: z.string().max(200).optional(),
  productName: z.string().max(255).optional(),
  sku: z.string().max(255).optional(),
  background: z.string().max(100).optional(),
})

export type AssetAttributes = z.infer<typeof assetAttributesSchema>

/** How a generated picture was made. `digitalSourceType`: a URL of IPTC's NewsCodes. */
export const generationSchema = z.object({
  provider: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  prompt: z.string().max(4000).optional(),
  digitalSourceType: z.string().max(300).optional(),
})

export type Generation = z.infer<typeof generationSchema>

/** What travels beside the bytes of an import. Everything is optional. */
export interface AssetMetadata {
  readonly title?: string
  readonly altText?: string
  readonly tags: readonly string[]
  readonly attributes: AssetAttributes
  readonly generation: Generation | null
}

export const noMetadata: AssetMetadata = { tags: [], attributes: {}, generation: null }

/** Other spellings of our field names, as marketing suites store them (ALwrity's content assets, common sidecar files). */
const spellings: Readonly<Record<string, string>> = {
  alt: 'altText',
  alt_text: 'altText',
  color: 'colour',
  product: 'productName',
  product_name: 'productName',
  background_style: 'background',
  digital_source_type: 'digitalSourceType',
}

/** Objects whose fields count as if they stood at the top. */
const wrappers = ['attributes', 'generation', 'asset_metadata', 'metadata']

/**
 * Reads metadata in our own shape or in that of a marketing suite. Fields that are unknown, empty or of another type are left
 * out and texts that are too long are cut: a picture is not refused for its label. Null where it is no JSON object at all.
 */
export function readAssetMetadata(raw: unknown): AssetMetadata | null {
  if (!isRecord(raw)) return null
  const fields = flatten(raw)
  const generation = pickTexts(fields, generationSchema.shape)
  return {
    title: text(fields.title, maxTitleLength),
    altText: text(fields.altText, maxAltTextLength),
    tags: readTags(fields.tags),
    attributes: pickTexts(fields, assetAttributesSchema.shape),
    generation: Object.keys(generation).length > 0 ? generation : null,
  }
}

/** What is known already wins; new information fills the gaps. For importing the same bytes again. */
export function mergeMetadata(known: Omit<AssetMetadata, 'title'>, more: AssetMetadata): Omit<AssetMetadata, 'title'> {
  const generation = { ...more.generation, ...known.generation }
  return {
    altText: known.altText || more.altText,
    tags: [...new Set([...known.tags, ...more.tags])].slice(0, maxTags),
    attributes: { ...more.attributes, ...known.attributes },
    generation: Object.keys(generation).length > 0 ? generation : null,
  }
}

function flatten(raw: Record<string, unknown>): Record<string, unknown> {
  const nested = wrappers.map((name) => raw[name]).filter(isRecord)
  const entries = [...nested, raw].flatMap((part) => Object.entries(part))
  return Object.fromEntries(entries.map(([key, value]) => [spellings[key] ?? key, value]))
}

function pickTexts<Shape extends Record<string, z.ZodOptional<z.ZodString>>>(
  fields: Record<string, unknown>,
  shape: Shape,
): { [Key in keyof Shape]?: string } {
  const picked: { [Key in keyof Shape]?: string } = {}
  for (const key of Object.keys(shape) as (keyof Shape & string)[]) {
    const value = text(fields[key], shape[key]?.unwrap().maxLength ?? 255)
    if (value) picked[key] = value
  }
  return picked
}

/** Without what PostgreSQL keeps in no text: U+0000, and halves of characters, as cutting leaves them too. */
function text(value: unknown, maxLength: number): string | undefined {
  if (typeof value !== 'string') return undefined
  const kept = value
    .trim()
    .slice(0, maxLength)
    .replaceAll(/[\0\p{Cs}]/gu, '')
  return kept.trim() || undefined
}

function readTags(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  const tags = value.map((tag) => text(tag, maxTagLength)).filter((tag) => tag !== undefined)
  return [...new Set(tags)].slice(0, maxTags)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
