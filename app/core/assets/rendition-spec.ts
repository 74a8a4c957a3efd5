import { z } from 'zod'
import type { ImageRequirements } from '../channel/requirements.ts'
import { notOk, ok, type Result } from '../result.ts'
import type { ImageDefaults } from '../workspace-settings.ts'
import type { PictureFacts } from './asset-facts.ts'
import type { AssetIssue } from './asset-issues.ts'
import { fixGeometry } from './fix-geometry.ts'
import { type PictureFixes, pictureFixesSchema } from './picture-fixes.ts'

const renditionFormats = ['jpeg', 'png', 'webp', 'gif'] as const
export type RenditionFormat = (typeof renditionFormats)[number]

/**
 * What a picture is made into. Everything that decides about the bytes is in here, so that an asset's hash and a spec name a
 * rendition: computed once, used by every run and channel that asks for the same.
 */
export const renditionSpecSchema = z.object({
  format: z.enum(renditionFormats),
  /** Never larger than the original: pictures are not enlarged. */
  longestSidePx: z.number().int().positive(),
  /** The quality goes down in steps until the file fits. */
  maxBytes: z.number().int().positive(),
  /** 1 to 100, for JPEG and WebP: where the steps begin. */
  quality: z.number().int().min(1).max(100),
  /** Behind transparent pixels, where the format has no transparency. */
  background: z.string().regex(/^#[0-9a-f]{6}$/),
  /** All frames of an animation, else the first. */
  animated: z.boolean(),
  colourSpace: z.literal('srgb'),
  /** Camera, place and editing data go; where a generated picture comes from stays. */
  metadata: z.literal('strip-keep-provenance'),
  /** What the merchant accepted for channels with picture rules. Absent where there is none: then the key is as it always was. */
  fixes: pictureFixesSchema.optional(),
})
export type RenditionSpec = z.infer<typeof renditionSpecSchema>

/** Visually lossless on product photographs; what Shopify's CDN re-encodes from anyway. */
const defaultQuality = 85

/** For channels with picture rules: what compression takes away is judged there. */
const fixedQuality = 92

/** The rendition in which accepted fixes are carried out: a still JPEG, which is what marketplaces prefer. */
export function withFixes(spec: RenditionSpec, fixes: PictureFixes): RenditionSpec {
  return { ...spec, format: 'jpeg', quality: fixedQuality, background: '#ffffff', animated: false, fixes }
}

/**
 * The rendition of a picture that a channel takes, as close to the original as the merchant's choice and the channel's
 * limits allow. An issue where no rendition can help, and the accepted fixes do not: too small, too elongated, animated where only
 * stills are shown.
 */
export function specForChannel(
  requirements: ImageRequirements,
  facts: PictureFacts,
  choice: ImageDefaults,
  fixes: PictureFixes | null = null,
): Result<RenditionSpec, AssetIssue> {
  const format = formatFor(requirements, facts, choice.format)
  const longestSidePx = longestSideFor(requirements, facts, choice.longestSidePx)
  const shape = fixes ? fixGeometry(facts, fixes, longestSidePx) : facts
  const issue = shapeIssue(requirements, shape, longestSidePx)
  if (issue) return notOk(issue)
  const animated = staysAnimated(facts, choice) && !fixes
  if (animated && !requirements.animated) return notOk(withWayOut(requirements, { code: 'animated_not_allowed' }))
  const spec: RenditionSpec = {
    format,
    longestSidePx,
    maxBytes: requirements.maxBytes,
    quality: defaultQuality,
    background: '#ffffff',
    animated,
    colourSpace: 'srgb',
    metadata: 'strip-keep-provenance',
  }
  return ok(fixes ? withFixes(spec, fixes) : spec)
}

/** Width and height of the rendition, as sharp's `inside` fit rounds them. */
export function renditionSize(facts: Pick<PictureFacts, 'widthPx' | 'heightPx'>, longestSidePx: number) {
  const scale = Math.min(1, longestSidePx / Math.max(facts.widthPx, facts.heightPx))
  const scaled = (side: number) => Math.max(1, Math.round(side * scale))
  return { widthPx: scaled(facts.widthPx), heightPx: scaled(facts.heightPx) }
}

function staysAnimated(facts: PictureFacts, choice: ImageDefaults): boolean {
  return facts.animated && choice.format === 'keep'
}

/** What a picture is made into where its own format is not taken, best first. */
const withTransparency = ['png', 'webp', 'jpeg'] as const
const withoutTransparency = ['jpeg', 'webp', 'png'] as const

function formatFor(
  requirements: ImageRequirements,
  facts: PictureFacts,
  chosen: ImageDefaults['format'],
): RenditionFormat {
  const takes = (format: RenditionFormat) => requirements.formats.includes(format)
  if (chosen !== 'keep' && takes(chosen)) return chosen
  const kept = renditionFormats.find((format) => format === facts.format)
  if (kept && takes(kept) && (kept !== 'gif' || facts.animated)) return kept
  return (facts.hasAlpha ? withTransparency : withoutTransparency).find(takes) ?? 'jpeg'
}

/** Rounds down: one pixel too many is a refused upload. */
function longestSideFor(requirements: ImageRequirements, facts: PictureFacts, chosenPx: number): number {
  const longest = Math.max(facts.widthPx, facts.heightPx)
  const shortest = Math.min(facts.widthPx, facts.heightPx)
  const byPixels = Math.floor(Math.sqrt((requirements.maxPixels * longest) / shortest))
  return Math.min(longest, chosenPx, requirements.maxSidePx, byPixels)
}

function shapeIssue(
  requirements: ImageRequirements,
  shape: Pick<PictureFacts, 'widthPx' | 'heightPx'>,
  longestSidePx: number,
): AssetIssue | null {
  const { maxAspectRatio, minSidePx } = requirements
  const elongation = Math.max(shape.widthPx, shape.heightPx) / Math.min(shape.widthPx, shape.heightPx)
  if (elongation > maxAspectRatio) {
    return withWayOut(requirements, { code: 'too_elongated', measured: Math.round(elongation), limit: maxAspectRatio })
  }
  const { widthPx, heightPx } = renditionSize(shape, longestSidePx)
  const longest = Math.max(widthPx, heightPx)
  return longest < minSidePx ? { code: 'too_small', measured: longest, limit: minSidePx } : null
}

function withWayOut({ pictureRules }: ImageRequirements, issue: AssetIssue): AssetIssue {
  return pictureRules ? { ...issue, inCheck: true } : issue
}
