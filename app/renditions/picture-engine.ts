import { availableParallelism } from 'node:os'
import sharp, { type CreateRaw, type Sharp, type SharpOptions } from 'sharp'
import { PixelBudget } from './pixel-budget.ts'

// One thread per picture and several pictures at once: more pictures per second than the reverse, and less memory.
sharp.concurrency(1)
// Every file is decoded once or twice in its life: a cache of decoded pictures only costs memory.
sharp.cache(false)

/**
 * Two pictures of 16 megapixels, or one that is larger, on whatever machine: 2 to 8 bytes per pixel of JPEG and PNG, 14 where a WebP
 * becomes another of the same size.
 */
const budget = new PixelBudget(32_000_000, Math.max(2, availableParallelism()))

/** Runs work on decoded pictures within this process's memory for them; tenants take turns. */
export function withinPixelBudget<Result>(
  pixels: number,
  task: () => Promise<Result>,
  tenant?: string,
): Promise<Result> {
  return budget.run(pixels, task, tenant)
}

/**
 * Opens a file for decoding. Warnings of the decoder count as damage: what they announce (a broken block, a missing end) is
 * visible on a product page. The caller has checked the pixels on the header, so sharp's own limit is off.
 */
export function openPicture(path: string, options: SharpOptions = {}): Sharp {
  return sharp(path, { failOn: 'warning', limitInputPixels: false, sequentialRead: true, ...options })
}

/** Takes pixels that are in memory already, such as those of an opened picture, as a picture. */
export function openPixels(pixels: Uint8Array, raw: CreateRaw): Sharp {
  return sharp(pixels, { raw })
}

/** What libvips says when the machine failed, not the picture: a full disk, a missing file or folder, no more handles. */
const machineFailure =
  /Input file is missing|unable to open for write|write error|No space left|Input\/output error|Too many open files/

/**
 * Sorts what sharp throws: the words of a decoder that found damage are returned, for logs. A failure of the machine is
 * thrown on, because telling it as damage would send a merchant to repair a good picture.
 */
export function decoderComplaint(error: unknown): string {
  if (!(error instanceof Error) || machineFailure.test(error.message)) throw error
  return error.message.slice(0, 200)
}
