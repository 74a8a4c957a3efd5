import { z } from 'zod'
import { pictureFormats } from '../assets/asset-facts.ts'
import { colourSurfaceSchema } from './colour-surface.ts'

/** Raise it when a measurement changes its meaning, so that kept reports are measured again. */
export const MEASURED_BY = 5

const share = z.number().min(0).max(1)

/** A rectangle as shares of the whole picture's width and height. */
export const areaSchema = z.object({ left: share, top: share, width: share, height: share })
export type Area = z.infer<typeof areaSchema>

/** What is behind the product: nothing, near white, another colour that changes smoothly, or anything else. */
const backgroundKinds = ['transparent', 'white', 'plain', 'mixed'] as const

/**
 * Everything that the rules ask of a picture, measured once and without judgement. Pixels are those of the first frame, upright, in
 * sRGB, seen on white, at most 1,000 pixels wide or high unless said otherwise.
 */
export const measurementsSchema = z.object({
  format: z.enum(pictureFormats),
  animated: z.boolean(),
  widthPx: z.number(),
  heightPx: z.number(),
  byteSize: z.number(),
  /** As libvips names it. */
  colourSpace: z.string(),
  hasIccProfile: z.boolean(),
  densityDpi: z.number().nullable(),
  /** 1 to 100 by the quantisation table; null: not a JPEG. */
  jpegQuality: z.number().nullable(),
  /** 16 hexadecimal digits; see `hammingDistance`. */
  perceptualHash: z.string(),
  /** Pixels that are not opaque. */
  transparentShare: share,
  background: z.object({
    kind: z.enum(backgroundKinds),
    /** Median of the ring along the edges that is a fiftieth of the short side wide. */
    hex: z.string(),
    /** Of the ring outside a product that the edge cuts: pixels of exactly 255 in every channel, and of 240 at least. */
    pureWhiteShare: share,
    nearWhiteShare: share,
    /** What becomes 255 when a near white background is raised to white. */
    level: z.number(),
    /** The smooth colour of the ring where it has one and is not pure white. */
    surface: colourSurfaceSchema.nullable(),
    /** Of that ring, how much replacing the smooth colour makes pure white. */
    smoothShare: share,
    /** On near white: how far from the edges nothing but white and soft shadow lies, of the short side; 0.06 at most. */
    softRim: share,
  }),
  /** Null: nothing was found before the background. */
  product: z
    .object({
      area: areaSchema,
      /** The larger of its width and height, as a share of the picture's. */
      fill: share,
      /** Of its outline, how much hardly differs from the white or the colour behind it. */
      faintOutline: share,
    })
    .nullable(),
  /** How much of each outermost line of pixels belongs to the product. */
  edgeContact: z.object({ top: share, right: share, bottom: share, left: share }),
  /** A border or line around the picture: what lies inside of it. */
  frame: areaSchema.nullable(),
  /** Separate solid things, largest first, with their share of the picture. */
  parts: z.array(z.object({ area: areaSchema, areaShare: share })),
  /** Small separate marks of one height on the background, as letters are. */
  marks: z.array(areaSchema),
  /** Lines on the background that thin strokes cross, as those of letters: how many strokes do, and of how many pieces they are. */
  writing: z.array(z.object({ area: areaSchema, strokes: z.number(), letters: z.number() })),
  /** Lines of letters in a picture whose background is mixed, print on the product included, and how many letters they have. */
  letterLines: z.array(z.object({ area: areaSchema, letters: z.number() })),
  /** How many pixels wide the sharpest edges are; null: too few to tell. Measured at no more than 2,400 pixels. */
  edgeWidthPx: z.number().nullable(),
  /** The size at which `edgeWidthPx` was measured. */
  edgeSizePx: z.number(),
  /** Side of the squares that an enlarged picture consists of. */
  blockSidePx: z.number().nullable(),
})
export type Measurements = z.infer<typeof measurementsSchema>
