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
import { levelled, type Whitening, whitening } from './whitening.ts'

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
  const found = findBackground(pixels)
  const contactMask = productMask(pixels, found, contactBelow)
  const contact = found.kind === 'mixed' ? noContact : edgeContact(contactMask)
  const ring = ringOutsideOf(pixels, found, contactMask, contact)
  const background = levelled(pixels, found, ring)
  const mask = productMask(pixels, background, productBelow)
  const { parts, coarse } = solidParts(pixels, mask)
  const faint = background.kind === 'mixed' ? null : productMask(pixels, background, faintBelow)
  return {
    ...{ pixels, framed: frame !== null, inside, background, ring, mask, contactMask, parts, coarse },
    pureWhiteShare: shareOf(ring, (at) => darkest(pixels.rgb, at) === 255),
    nearWhiteShare: shareOf(ring, (at) => darkest(pixels.rgb, at) >= nearWhite),
    whitening: whitening(pixels, background, ring),
    product: background.kind === 'mixed' ? null : boxOf(mask),
    faintOutline: background.kind === 'white' ? faintOutline(pixels, mask) : 0,
    contact,
    marks: faint ? findMarks(faint, mask) : [],
  }
}

const noContact: EdgeContact = { top: 0, right: 0, bottom: 0, left: 0 }

/** Where the edge cuts the product, the ring shows the product: the background is judged by the rest. Without a cut, by all of it. */
function ringOutsideOf(pixels: Pixels, { kind }: Background, product: Mask, contact: EdgeContact): Uint32Array {
  const ring = ringOf(pixels)
  const isCut = Object.values(contact).some((share) => share > 0)
  if (!isCut || (kind !== 'white' && kind !== 'plain')) return ring
  const near = grown(product, Math.round(cutClearance * Math.max(pixels.widthPx, pixels.heightPx)))
  const outside = ring.filter((at) => !near.bits[at])
  return outside.length >= ring.length * minOutside ? outside : ring
}
