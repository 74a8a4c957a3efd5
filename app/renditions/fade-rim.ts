interface Size {
  readonly width: number
  readonly height: number
}

interface Fade {
  /** How far from the edges it begins, as a share of the short side. */
  readonly from: number
  /** How far from the edges all is white. */
  readonly whitePx: number
}

/**
 * Lets a picture end in pure white on all sides, in place: a soft shadow that leaves it runs out before. `rgb`: three bytes per pixel.
 */
export function fadeRim(rgb: Uint8Array, { width, height }: Size, { from, whitePx }: Fade): void {
  const untouched = Math.ceil(from * Math.min(width, height))
  const soft = Math.max(1, untouched - whitePx)
  for (let y = 0; y < height; y += 1) {
    const down = Math.min(y, height - 1 - y)
    for (let x = 0; x < width; x += 1) {
      if (down >= untouched && x === untouched) x = Math.max(x, width - untouched)
      const share = smooth((Math.min(down, x, width - 1 - x) - whitePx) / soft)
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
