import { type PictureFacts, pictureFactsSchema } from '../core/assets/asset-facts.ts'
import type { AssetIssue } from '../core/assets/asset-issues.ts'
import type { Area, Measurements } from '../core/compliance/measurements.ts'
import { notOk, ok, type Result } from '../core/result.ts'
import { decoderComplaint, withinPixelBudget } from '../renditions/picture-engine.ts'
import { type Analysis, analysePixels } from './analyse-pixels.ts'
import type { Box } from './box.ts'
import { edgeWidthPx } from './edge-width.ts'
import { jpegQuality } from './jpeg-quality.ts'
import { type Pixels, readPixels, workingCopy } from './picture-pixels.ts'
import { blockSidePx } from './pixel-blocks.ts'

/**
 * Measures a picture for the rules of `core/compliance`: one decoding at 2,400 pixels at most, everything else from that copy. The
 * facts come from `inspectFile`, which has refused what is too large to decode. Changes nothing; the same bytes measure the same.
 * Issues: damaged_picture, rendering_timed_out. Throws when the machine fails.
 */
export async function measurePicture(
  path: string,
  facts: PictureFacts,
  tenant?: string,
): Promise<Result<Measurements, AssetIssue>> {
  const pixels = await decoded(path, facts, tenant)
  if (!pixels.ok) return pixels
  const quality = facts.format === 'jpeg' ? await jpegQuality(path) : null
  return ok(describe(facts, quality, pixels.value))
}

interface Decoded {
  readonly full: Pixels
  readonly working: Pixels
}

/** Issues and failures as `measurePicture`. */
export async function decoded(
  path: string,
  facts: PictureFacts,
  tenant?: string,
): Promise<Result<Decoded, AssetIssue>> {
  try {
    const full = await withinPixelBudget(facts.widthPx * facts.heightPx, () => readPixels(path, facts), tenant)
    return ok({ full, working: await workingCopy(full) })
  } catch (error) {
    const detail = decoderComplaint(error)
    return notOk({ code: detail.startsWith('timeout') ? 'rendering_timed_out' : 'damaged_picture', detail })
  }
}

function describe(facts: PictureFacts, quality: number | null, { full, working }: Decoded): Measurements {
  const analysis = analysePixels(working)
  const { background, product, parts, marks, writing, letterLines, contact, framed, inside } = analysis
  const { format, animated, widthPx, heightPx, byteSize, colourSpace, hasIccProfile, densityDpi, perceptualHash } =
    pictureFactsSchema.parse(facts)
  const area = areaWithin(working, inside)
  return {
    ...{ format, animated, widthPx, heightPx, byteSize, colourSpace, hasIccProfile, densityDpi, perceptualHash },
    jpegQuality: quality,
    transparentShare: transparentShare(full),
    background: {
      ...{ kind: background.kind, level: background.level },
      hex: `#${background.colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`,
      pureWhiteShare: rounded(analysis.pureWhiteShare),
      nearWhiteShare: rounded(analysis.nearWhiteShare),
      ...analysis.whitening,
      smoothShare: rounded(analysis.whitening.smoothShare),
      softRim: rounded(analysis.softRim),
    },
    product: product && {
      area: area(product),
      fill: rounded(Math.max(product.width / inside.width, product.height / inside.height)),
      faintOutline: rounded(analysis.faintOutline),
    },
    edgeContact: contact,
    frame: framed ? areaWithin(working, { left: 0, top: 0, width: 0, height: 0 })(inside) : null,
    parts: parts.map(({ component, areaShare }) => ({
      area: area(scaled(component.box, analysis)),
      areaShare: rounded(areaShare),
    })),
    marks: marks.map(({ box }) => area(box)),
    writing: writing.map(({ box, strokes, letters }) => ({ area: area(box), strokes, letters })),
    letterLines: letterLines.map(({ box, letters }) => ({ area: area(box), letters })),
    edgeWidthPx: edgeWidthPx(full),
    edgeSizePx: Math.max(full.widthPx, full.heightPx),
    blockSidePx: blockSidePx(full),
  }
}

/** Turns boxes that count from a corner of the picture into shares of the whole picture. */
function areaWithin({ widthPx, heightPx }: Pixels, origin: Box): (box: Box) => Area {
  return ({ left, top, width, height }) => ({
    left: rounded((origin.left + left) / widthPx),
    top: rounded((origin.top + top) / heightPx),
    width: rounded(width / widthPx),
    height: rounded(height / heightPx),
  })
}

function scaled({ left, top, width, height }: Box, { cells, inside }: Analysis): Box {
  const [across, down] = [inside.width / cells.widthPx, inside.height / cells.heightPx]
  return { left: left * across, top: top * down, width: width * across, height: height * down }
}

function transparentShare({ alpha }: Pixels): number {
  if (!alpha) return 0
  let count = 0
  for (const opacity of alpha) if (opacity < 250) count += 1
  return rounded(count / alpha.length)
}

function rounded(value: number): number {
  return Math.round(Math.max(0, value) * 10_000) / 10_000
}
