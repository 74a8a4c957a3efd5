import type { PictureFacts } from '../core/assets/asset-facts.ts'
import { renditionSize } from '../core/assets/rendition-spec.ts'
import { openPicture, openPixels } from '../renditions/picture-engine.ts'

/** A decoded picture on white, three bytes per pixel, upright and in sRGB. */
export interface Pixels {
  readonly widthPx: number
  readonly heightPx: number
  readonly rgb: Uint8Array
  /** How opaque each pixel was, 0 to 255; null where nothing is transparent. */
  readonly alpha: Uint8Array | null
}

/** Enough to see whether edges are sharp; a larger picture is read at this size, which bounds the memory to about 23 MB. */
const readPx = 2400
/** Side at which backgrounds, outlines and marks are measured. */
const workingPx = 1000
const TIMEOUT_SECONDS = 60

/** Decodes the first frame once. Throws what the decoder says of a damaged file. */
export async function readPixels(path: string, facts: PictureFacts): Promise<Pixels> {
  const size = renditionSize(facts, readPx)
  const { data, info } = await openPicture(path, { autoOrient: true })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize(size.widthPx, size.heightPx, { fit: 'fill', kernel: 'linear' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return onWhite(data, info.width, info.height, info.channels)
}

/** The picture at working size, and as it is where it is smaller. */
export async function workingCopy(pixels: Pixels): Promise<Pixels> {
  const size = renditionSize(pixels, workingPx)
  if (size.widthPx === pixels.widthPx && size.heightPx === pixels.heightPx) return pixels
  const shrink = async (bytes: Uint8Array, channels: 1 | 3) =>
    openPixels(bytes, { width: pixels.widthPx, height: pixels.heightPx, channels })
      .resize(size.widthPx, size.heightPx, { fit: 'fill', kernel: 'linear' })
      .toColourspace(channels === 1 ? 'b-w' : 'srgb')
      .raw()
      .toBuffer()
  const [rgb, alpha] = await Promise.all([shrink(pixels.rgb, 3), pixels.alpha && shrink(pixels.alpha, 1)])
  return { ...size, rgb, alpha }
}

function onWhite(data: Uint8Array, widthPx: number, heightPx: number, channels: number): Pixels {
  if (channels === 3) return { widthPx, heightPx, rgb: data, alpha: null }
  const pixels = widthPx * heightPx
  const colours = channels > 2 ? 3 : 1
  const rgb = new Uint8Array(pixels * 3)
  const alpha = channels === colours ? null : new Uint8Array(pixels)
  for (let at = 0; at < pixels; at += 1) {
    const opacity = alpha ? (data[at * channels + colours] ?? 255) : 255
    if (alpha) alpha[at] = opacity
    for (let channel = 0; channel < 3; channel += 1) {
      const value = data[at * channels + (colours === 3 ? channel : 0)] ?? 0
      rgb[at * 3 + channel] = Math.round((value * opacity + 255 * (255 - opacity)) / 255)
    }
  }
  return { widthPx, heightPx, rgb, alpha: alpha?.some((opacity) => opacity < 250) ? alpha : null }
}
