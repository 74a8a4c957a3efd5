import { type Background, darkest, findBackground, nearWhite, ringOf, shareOf } from './background.ts'
import { type Box, wholeBox } from './box.ts'
import type { Component } from './components.ts'
import { cropPixels } from './crop-pixels.ts'
import { findFrame } from './frame.ts'
import { findMarks } from './marks.ts'
import {
  boxOf,
  contactBelow,
  edgeContact,
  type EdgeContact,
  grown,
  type Mask,
  productBelow,
  productMask,
} from './mask.ts'
import type { Pixels } from './picture-pixels.ts'
import { type Part, solidParts } from './solid-parts.ts'
import { faintOutline } from './white-on-white.ts'

/** What the pixels of a picture at working size show. Boxes count from the corner of `inside`. */
export interface Analysis {
  readonly pixels: Pixels
  readonly framed: boolean
  /** Where a frame begins, what is inside of it; all else is measured there. */
  readonly inside: Box
  readonly background: Background
  readonly pureWhiteShare: number
  readonly nearWhiteShare: number
  /** The ring without what belongs to a product that the edge cuts. */
  readonly ring: Uint32Array
  readonly mask: Mask
  readonly product: Box | null
  readonly faintOutline: number
  readonly contact: EdgeContact
  readonly contactMask: Mask
  readonly parts: readonly Part[]
  /** Sides of the coarse mask in which parts are counted. */
  readonly coarse: Mask
  readonly marks: readonly Component[]
}

/** All that is not quite background, as faint writing is not. */
const faintBelow = 250
/** How far around a cut product the ring is left out, as a share of the longest side: its soft edge is no background. */
const cutClearance = 0.01
/** A ring that is nearly all product says that there is hardly any background. */
const minOutside = 0.05

export function analysePixels(whole: Pixels): Analysis {
  const frame = findFrame(whole)
  const inside = frame?.inside ?? wholeBox(whole)
  const pixels = frame ? cropPixels(whole, inside) : whole
  const background = findBackground(pixels)
  const mask = productMask(pixels, background, productBelow)
  const contactMask = productMask(pixels, background, contactBelow)
  const ring = ringOutsideOf(pixels, background, contactMask)
  const { parts, coarse } = solidParts(pixels, mask)
  const faint = background.kind === 'mixed' ? null : productMask(pixels, background, faintBelow)
  return {
    ...{ pixels, framed: frame !== null, inside, background, ring, mask, contactMask, parts, coarse },
    pureWhiteShare: shareOf(ring, (at) => darkest(pixels.rgb, at) === 255),
    nearWhiteShare: shareOf(ring, (at) => darkest(pixels.rgb, at) >= nearWhite),
    product: background.kind === 'mixed' ? null : boxOf(mask),
    faintOutline: background.kind === 'white' ? faintOutline(pixels, mask) : 0,
    contact: background.kind === 'mixed' ? noContact : edgeContact(contactMask),
    marks: faint ? findMarks(faint, mask) : [],
  }
}

const noContact: EdgeContact = { top: 0, right: 0, bottom: 0, left: 0 }

/** Where the edge cuts the product, the ring shows the product: the background is judged by the rest. */
function ringOutsideOf(pixels: Pixels, background: Background, product: Mask): Uint32Array {
  const ring = ringOf(pixels)
  if (background.kind !== 'white') return ring
  const near = grown(product, Math.round(cutClearance * Math.max(pixels.widthPx, pixels.heightPx)))
  const outside = ring.filter((at) => !near.bits[at])
  return outside.length >= ring.length * minOutside ? outside : ring
}
