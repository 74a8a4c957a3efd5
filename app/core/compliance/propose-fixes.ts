import { fixGeometry } from '../assets/fix-geometry.ts'
import { fadedWhite, type FixStep, narrowestFade, type PictureFixes, stepsOf } from '../assets/picture-fixes.ts'
import { cutSides } from './findings.ts'
import type { Measurements } from './measurements.ts'
import { faintOutlineFrom, nearlyAllWhite, type RuleId, ruleOf, rules } from './ruleset.ts'

const pureWhite = '#ffffff'

export interface FixProposal {
  /** All that can be repaired without inventing anything. */
  readonly fixes: PictureFixes
  /** Steps that a person should look at first: they are offered, and never chosen by themselves. */
  readonly asks: readonly FixStep[]
}

/** What can be done about a picture's breaches as a main picture. */
export function proposeFixes(measured: Measurements): FixProposal {
  const { frame, product } = measured
  const white = whiteFix(measured)
  const fixes: PictureFixes = {
    ...(measured.animated && { still: true as const }),
    ...(frame && { frame }),
    ...(white && { white }),
    ...(product && isTrimmable(measured) && { trim: product.area }),
    ...(isSquareable(measured) && { square: true as const }),
  }
  const asks: FixStep[] = []
  if (white?.how === 'replace') asks.push(...stepsOf(fixes).filter((step) => step !== 'frame' && step !== 'still'))
  else if (fixes.trim && (hasShadowInRim(measured) || isFaint(measured))) asks.push('trim')
  return { fixes: remainsLarge(measured, fixes) ? fixes : withoutTrim(fixes), asks }
}

/** A product that is cut by the edge has no margin to give back. */
function isTrimmable(measured: Measurements): boolean {
  return cutSides(measured).length === 0 && (isLost(measured) || hasShadowInRim(measured))
}

/** Whether the product takes too little of the picture. */
function isLost(measured: Measurements): boolean {
  return Math.min(measured.product?.fill ?? 1, fillOfSquare(measured)) < rules.fill.threshold
}

/** What a product takes of the square that its picture becomes: a wide one in an upright picture takes less of it. */
function fillOfSquare({ product, widthPx, heightPx }: Measurements): number {
  if (!product) return 1
  return Math.max(product.area.width * widthPx, product.area.height * heightPx) / Math.max(widthPx, heightPx)
}

/**
 * The step after which the ring is as white as the rule wants it; null where none is. Nothing is offered that the check would find
 * again in its own result.
 */
function whiteFix(measured: Measurements): PictureFixes['white'] | null {
  const { background } = measured
  const { kind, hex, nearWhiteShare, level, surface, smoothShare, softRim } = background
  if (kind === 'white') {
    if (!isOffWhite(background)) return null
    if (nearWhiteShare >= nearlyAllWhite) return { how: 'clamp', level }
    if (hex === pureWhite && hasRoomToFade(measured)) return { how: 'fade', from: softRim }
  }
  return surface && smoothShare >= nearlyAllWhite ? { how: 'replace', surface } : null
}

/** Whether a soft end fits between what stays as it was and what is pure white, also once the picture is square. */
function hasRoomToFade({ background: { softRim }, frame, widthPx, heightPx }: Measurements): boolean {
  const [width, height] = [widthPx * (frame?.width ?? 1), heightPx * (frame?.height ?? 1)]
  const white = fadedWhite * (Math.max(width, height) / Math.min(width, height))
  return softRim - white >= narrowestFade - fadedWhite
}

/** Most of the product's outline hardly differs from what is behind it. */
function isFaint({ product }: Measurements): boolean {
  return (product?.faintOutline ?? 0) >= faintOutlineFrom
}

function isOffWhite({ kind, pureWhiteShare, nearWhiteShare }: Measurements['background']): boolean {
  const { threshold, limit } = rules.background
  return kind === 'white' && pureWhiteShare < threshold && nearWhiteShare >= limit
}

/** Pure white but for a shadow that ends in the rim: a trim gives it a new rim, where raising would take the product's colours along. */
function hasShadowInRim(measured: Measurements): boolean {
  const { background } = measured
  return isOffWhite(background) && background.hex === pureWhite && !whiteFix(measured)
}

/** White can be added where there is white already. At a cut edge it would show the cut. */
function isSquareable(measured: Measurements): boolean {
  const { widthPx, heightPx, background, product } = measured
  const isSquare = Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx) - 1 <= rules.square.threshold
  const trims = product !== null && isTrimmable(measured)
  return background.kind !== 'mixed' && cutSides(measured).length === 0 && (!isSquare || trims)
}

/** A trim that leaves fewer pixels than Amazon takes repairs nothing. */
function remainsLarge(measured: Measurements, fixes: PictureFixes): boolean {
  const { widthPx, heightPx } = fixGeometry(measured, fixes, rules.size.limit)
  return !fixes.trim || Math.max(widthPx, heightPx) >= rules.size.threshold
}

function withoutTrim({ trim: _, ...fixes }: PictureFixes): PictureFixes {
  return fixes
}

/** The offered step that repairs a breach of a rule; null: none does. */
export function stepFor(rule: RuleId, { fixes }: FixProposal, measured: Measurements): FixStep | null {
  const step = rule === 'background' && hasShadowInRim(measured) ? 'trim' : ruleOf(rule).fix
  return stepsOf(fixes).find((offered) => offered === step) ?? null
}
