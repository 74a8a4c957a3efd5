const SIDE = 32
const KEPT = 8

/** cosines[frequency][position] of the discrete cosine transform over 32 samples. */
const cosines = Array.from({ length: KEPT }, (_, frequency) =>
  Array.from({ length: SIDE }, (_, at) => Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * SIDE))),
)

/**
 * 64 bits that survive re-encoding and scaling: the signs of the lowest 8 × 8 frequencies of the brightness around their
 * median ("pHash"). Blind to colour by design: one shape in two colours is near, so compare dominant colours too before
 * calling two pictures the same. `rgb`: 64 × 64 pixels, three bytes each. Answers 16 hexadecimal digits.
 */
export function perceptualHash(rgb: Uint8Array): string {
  const rows = lowFrequencies(brightness(rgb))
  const values = rows.flat()
  // The first value is the average brightness: it says nothing about the picture and would shift the median.
  const sorted = values.slice(1).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const bits = values.reduce(
    (hash, value, at) => (at > 0 && value > median ? hash | (1n << BigInt(63 - at)) : hash),
    0n,
  )
  return bits.toString(16).padStart(16, '0')
}

/** Brightness of 32 × 32 cells, each the mean of 2 × 2 pixels (ITU-R BT.601 weights). */
function brightness(rgb: Uint8Array): number[][] {
  const luma = (x: number, y: number) => {
    const at = (y * SIDE * 2 + x) * 3
    return 0.299 * (rgb[at] ?? 0) + 0.587 * (rgb[at + 1] ?? 0) + 0.114 * (rgb[at + 2] ?? 0)
  }
  const cell = (x: number, y: number) =>
    (luma(2 * x, 2 * y) + luma(2 * x + 1, 2 * y) + luma(2 * x, 2 * y + 1) + luma(2 * x + 1, 2 * y + 1)) / 4
  return Array.from({ length: SIDE }, (_, y) => Array.from({ length: SIDE }, (_, x) => cell(x, y)))
}

function lowFrequencies(cells: readonly (readonly number[])[]): number[][] {
  const across = cells.map((row) => cosines.map((wave) => dot(row, wave)))
  return cosines.map((wave) =>
    cosines.map((_, column) =>
      dot(
        across.map((row) => row[column] ?? 0),
        wave,
      ),
    ),
  )
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
