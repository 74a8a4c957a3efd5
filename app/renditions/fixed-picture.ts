import type { Sharp } from 'sharp'
import type { PictureFacts } from '../core/assets/asset-facts.ts'
import { type FixGeometry, fixGeometry } from '../core/assets/fix-geometry.ts'
import { fadedWhite, type PictureFixes } from '../core/assets/picture-fixes.ts'
import { fadeRim } from './fade-rim.ts'
import { openPicture, openPixels } from './picture-engine.ts'
import { replaceBackground } from './replace-background.ts'

const TIMEOUT_SECONDS = 60
const pureWhite = '#ffffff'

export interface FixOrder {
  readonly sourcePath: string
  readonly facts: PictureFacts
  readonly fixes: PictureFixes
  /** Of the whole canvas. */
  readonly longestSidePx: number
}

/**
 * A picture with its fixes carried out, ready to be encoded: upright, sRGB, on white, then as `pictureFixesSchema` lists them. Only a
 * background that is replaced or faded brings pixels into memory, at the size in which they are sent.
 */
export async function fixedPicture({ sourcePath, facts, fixes, longestSidePx }: FixOrder): Promise<Sharp> {
  const geometry = fixGeometry(facts, fixes, longestSidePx)
  const cut = cutAndScaled(sourcePath, geometry)
  return padded(await whitened(cut, fixes.white, geometry), geometry)
}

function cutAndScaled(sourcePath: string, { cut, scaled }: FixGeometry): Sharp {
  return openPicture(sourcePath, { autoOrient: true })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .flatten({ background: pureWhite })
    .extract(cut)
    .resize(scaled.width, scaled.height, { fit: 'fill' })
    .toColourspace('srgb')
}

async function whitened(cut: Sharp, white: PictureFixes['white'], geometry: FixGeometry): Promise<Sharp> {
  const { scaled, trim, widthPx, heightPx } = geometry
  if (!white) return cut
  if (white.how === 'clamp') return cut.linear(255 / white.level, 0)
  const pixels = await cut.raw({ depth: 'uchar' }).toBuffer()
  if (white.how === 'replace') replaceBackground(pixels, scaled, white.surface)
  // The ring that is checked grows with the white that makes a picture square.
  else fadeRim(pixels, scaled, { from: white.from, whitePx: fadedWhite * Math.min(widthPx, heightPx) })
  const picture = openPixels(pixels, { ...scaled, channels: 3 })
  return trim ? picture.extract(trim) : picture
}

function padded(picture: Sharp, { padding }: FixGeometry): Sharp {
  const isPadded = Object.values(padding).some((side) => side > 0)
  return isPadded ? picture.extend({ ...padding, background: pureWhite }) : picture
}
