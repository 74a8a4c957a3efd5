import { fadedWhite } from '../core/assets/picture-fixes.ts'

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Lets a picture end in pure white on all sides, in place: a soft shadow that leaves it runs out before. `from`: where that begins, as
 * a share of the short side; `rgb`: three bytes per pixel.
 */
export function fadeRim(rgb: Uint8Array, { width, height }: Size, from: number): void {
  const short = Math.min(width, height)
  const white = fadedWhite * short
  const untouched = Math.ceil(from * short)
  for (let y = 0; y < height; y += 1) {
    const down = Math.min(y, height - 1 - y)
    for (let x = 0; x < width; x += 1) {
      if (down >= untouched && x === untouched) x = Math.max(x, width - untouched)
      const share = smooth((Math.min(down, x, width - 1 - x) - white) / (untouched - white))
      for (let at = (y * width + x) * 3, end = at + 3; at < end; at += 1)
        rgb[at] = Math.round(255 + share * ((rgb[at] ?? 0) - 255))
    }
  }
}

/** 0 before 0, 1 after 1, and no bend that an eye would find in between. */
function smooth(step: number): number {
  const share = Math.max(0, Math.min(1, step))
  return share * share * (3 - 2 * share)
}
