import { type Background, darkest, findBackground, nearWhite, ringOf, shareOf } from './background.ts'
import { type Box, wholeBox } from './box.ts'
import { type Component, findComponents } from './components.ts'
import { cropPixels } from './crop-pixels.ts'
import { cutEdges } from './cut-edges.ts'
import { findFrame } from './frame.ts'
import { inkOf, visiblePieces } from './ink.ts'
import { findLetterLines, type LetterLine } from './letter-lines.ts'
import { findMarks } from './marks.ts'
import {
  apartness,
  boxOf,
  contactBelow,
  edgeContact,
  type EdgeContact,
  grown,
  type Mask,
  productBelow,
} from './mask.ts'
import type { Pixels } from './picture-pixels.ts'
import { softRim } from './soft-rim.ts'
import { type Part, solidParts } from './solid-parts.ts'
import { levelled, type Whitening, whitening } from './whitening.ts'
import { toldApart } from './told-apart.ts'
import { findWriting, type Writing } from './writing.ts'

/** What the pixels of a picture at working size show. Boxes count from the corner of `inside`. */
export interface Analysis {
  readonly pixels: Pixels
  readonly framed: boolean
  /** Where a frame begins, what is inside of it; all else is measured there. */
  readonly inside: Box
  readonly background: Background
  readonly pureWhiteShare: number
  readonly nearWhiteShare: number
  readonly whitening: Whitening
  readonly softRim: number
  /** The ring without what belongs to a product that the edge cuts. */
  readonly ring: Uint32Array
  readonly mask: Mask
  readonly product: Box | null
  readonly faintOutline: number
  readonly contact: EdgeContact
  /** The pixels of the outermost lines that belong to what they cut. */
  readonly cut: Mask
  /** All that an eye tells from the background; parts are looked for in it. */
  readonly things: Mask
  readonly parts: readonly Part[]
  /** The coarse mask in which parts hang together. */
  readonly cells: Mask
  readonly marks: readonly Component[]
  readonly writing: readonly Writing[]
  /** Where there is no background to tell marks from. */
  readonly letterLines: readonly LetterLine[]
}

/** How far around a product the ring is left out, as a share of the longest side: its soft edge is no background. */
const clearance = 0.01
/** A ring that is nearly all product says that there is hardly any background. */
const minOutside = 0.05

export function analysePixels(whole: Pixels): Analysis {
  const frame = findFrame(whole)
  const inside = frame?.inside ?? wholeBox(whole)
  const pixels = frame ? cropPixels(whole, inside) : whole
  const wholeRing = ringOf(pixels)
  const found = findBackground(pixels, wholeRing)
  const apart = apartness(pixels, found)
  const { maskOf } = apart
  const contactMask = maskOf(contactBelow, found.level)
  const cut = cutEdges(pixels, contactMask)
  const contact = found.kind === 'mixed' ? noContact : edgeContact(cut)
  const ring = ringOutsideOf(wholeRing, found, contactMask, contact)
  const background = levelled(pixels, found, ring)
  const mask = maskOf(productBelow, background.level)
  const white = whitening(pixels, background, ring)
  const told = toldApart(pixels, ring, background, apart, mask, white.surface)
  const { parts, cells } = solidParts(pixels, told.things)
  const ink = background.kind === 'mixed' ? null : inkOf(told.faint, told.things, told.faintOutline)
  const pieces = ink ? visiblePieces(ink, told.plane) : []
  return {
    ...{ pixels, framed: frame !== null, inside, background, ring, mask, cut, things: told.things, parts, cells },
    pureWhiteShare: shareOf(ring, (at) => darkest(pixels.rgb, at) === 255),
    // Of all of it: a shadow that stays beside the product would keep raising from passing.
    nearWhiteShare: shareOf(isCut(contact) ? ring : wholeRing, (at) => darkest(pixels.rgb, at) >= nearWhite),
    whitening: white,
    softRim: background.kind === 'white' ? softRim(pixels) : 0,
    product: background.kind === 'mixed' ? null : boxOf(mask),
    faintOutline: told.faintOutline,
    contact,
    marks: findMarks(pieces, pixels),
    writing: findWriting(pieces, told.plane, pixels),
    letterLines: ink ? [] : findLetterLines(pixels),
  }
}

const noContact: EdgeContact = { top: 0, right: 0, bottom: 0, left: 0 }

/**
 * The ring without the product, by which the background is judged: one that is cut, or fills the picture up to the rim, is none. Marks
 * and shadows of their own stay, because nothing says that they are the product.
 */
function ringOutsideOf(ring: Uint32Array, { kind }: Background, apart: Mask, contact: EdgeContact): Uint32Array {
  if ((kind !== 'white' && kind !== 'plain') || !ring.some((at) => apart.bits[at])) return ring
  const product = isCut(contact) ? apart : largestWithin(apart)
  const near = grown(product, Math.round(clearance * Math.max(product.widthPx, product.heightPx)))
  const outside = ring.filter((at) => !near.bits[at])
  return outside.length >= ring.length * minOutside ? outside : ring
}

const isCut = (contact: EdgeContact) => Object.values(contact).some((share) => share > 0)

/** A soft shadow that hangs together with the product and ends at the edge is background as any other. */
function largestWithin(mask: Mask): Mask {
  const { list, maskOf } = findComponents(mask)
  return maskOf((component) => component === list[0] && !component.touchesEdge)
}
