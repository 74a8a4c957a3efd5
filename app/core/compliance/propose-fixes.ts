import { fixGeometry } from '../assets/fix-geometry.ts'
import { type FixStep, type PictureFixes, stepsOf } from '../assets/picture-fixes.ts'
import { cutSides } from './findings.ts'
import type { Measurements } from './measurements.ts'
import { rules } from './ruleset.ts'

export interface FixProposal {
  /** All that can be repaired without inventing anything. */
  readonly fixes: PictureFixes
  /** Steps that a person should look at first: they are offered, and never chosen by themselves. */
  readonly asks: readonly FixStep[]
}

/** From this share on, an outline is too faint to cut along without asking: a white product on white. */
const faintOutline = 0.25

/** What can be done about a picture's breaches as a main picture. */
export function proposeFixes(measured: Measurements): FixProposal {
  const { frame, product } = measured
  const white = whiteFix(measured)
  const fixes: PictureFixes = {
    ...(frame && { frame }),
    ...(white && { white }),
    ...(product && isLost(measured) && { trim: product.area }),
    ...(isSquareable(measured) && { square: true as const }),
  }
  const asks: FixStep[] = []
  if (white?.how === 'replace') asks.push('white')
  if (fixes.trim && (product?.faintOutline ?? 0) >= faintOutline) asks.push('trim')
  return { fixes: remainsLarge(measured, fixes) ? fixes : withoutTrim(fixes), asks }
}

/** Whether the product is small enough for a trim, which a product cut by the edge cannot have: there is no margin to give back. */
function isLost(measured: Measurements): boolean {
  const fill = Math.min(measured.product?.fill ?? 1, fillOfSquare(measured))
  return fill < rules.fill.threshold && cutSides(measured).length === 0
}

/** What a product takes of the square that its picture becomes: a wide one in an upright picture takes less of it. */
function fillOfSquare({ product, widthPx, heightPx }: Measurements): number {
  if (!product) return 1
  return Math.max(product.area.width * widthPx, product.area.height * heightPx) / Math.max(widthPx, heightPx)
}

function whiteFix({ background: { kind, pureWhiteShare, nearWhiteShare, level, surface } }: Measurements) {
  if (kind === 'plain' && surface) return { how: 'replace' as const, surface }
  const isOffWhite = kind === 'white' && pureWhiteShare < rules.background.threshold
  return isOffWhite && nearWhiteShare >= rules.background.limit ? { how: 'clamp' as const, level } : null
}

/** White can be added where there is white already. At a cut edge it would show the cut. */
function isSquareable(measured: Measurements): boolean {
  const { widthPx, heightPx, background, product } = measured
  const isSquare = Math.max(widthPx, heightPx) / Math.min(widthPx, heightPx) - 1 <= rules.square.threshold
  const trims = product !== null && isLost(measured)
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

export function offers(proposal: FixProposal, step: FixStep): boolean {
  return stepsOf(proposal.fixes).includes(step)
}
