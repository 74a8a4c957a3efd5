import sharp from 'sharp'
import { pictureHeader } from '../../pictures/picture-header.ts'
import { ImageIssue, type ImageFault } from './image-issue.ts'

export interface ImageFacts {
  widthPx: number
  heightPx: number
}

interface Seen extends ImageFacts {
  bytes: number
  format: string
  pages: number
}

const FORMATS = ['jpeg', 'tiff', 'png', 'gif']
const MAX_BYTES = 10 * 1_000_000
const MIN_SIDE_PX = 500
const MAX_SIDE_PX = 10_000

const longest = ({ widthPx, heightPx }: ImageFacts): number => Math.max(widthPx, heightPx)

/** The first that a picture breaks is why it is not taken. Sources: seller central G9FUUH87RBNXGKB7; sizes as third parties tell them. */
const RULES: [ImageFault, (seen: Seen) => boolean][] = [
  ['notAnImage', ({ format }) => !FORMATS.includes(format)],
  ['animated', ({ format, pages }) => format === 'gif' && pages > 1],
  ['tooManyBytes', ({ bytes }) => bytes > MAX_BYTES],
  ['tooSmall', (seen) => longest(seen) < MIN_SIDE_PX],
  ['tooLarge', (seen) => longest(seen) > MAX_SIDE_PX],
]

/** Size of a picture that Amazon takes, turned upright. Throws ImageIssue. */
export async function judgeImage(bytes: Buffer): Promise<ImageFacts> {
  const header = await pictureHeader(bytes)
  if (!header?.width || !header.height) throw ImageIssue.of('notAnImage')
  const isTurned = (header.orientation ?? 1) > 4
  const [widthPx, heightPx] = isTurned ? [header.height, header.width] : [header.width, header.height]
  const seen = { widthPx, heightPx, bytes: bytes.length, format: header.format ?? '', pages: header.pages ?? 1 }
  const broken = RULES.find(([, breaks]) => breaks(seen))
  if (broken) throw ImageIssue.of(broken[0], `${widthPx} × ${heightPx} ${seen.format}, ${bytes.length} bytes`)
  return { widthPx, heightPx }
}

/** Sampled and never averaged, so that a pixel is what it is in the file. */
const SAMPLE_PX = 1000
const RIM_SHARE = 0.02
/** Published is "RGB 255, 255, 255" alone; a few pixels are forgiven. */
const PURE_WHITE = 255
const ENOUGH = 0.995

/** Whether the rim of a picture is white: all that the sandbox reviews of a main picture. Throws ImageIssue for damaged bytes. */
export async function hasWhiteRim(bytes: Buffer): Promise<boolean> {
  const { data, info } = await sharp(bytes, { failOn: 'error' })
    .flatten({ background: '#ffffff' })
    .resize(SAMPLE_PX, SAMPLE_PX, {
      fit: 'inside',
      kernel: 'nearest',
      withoutEnlargement: true,
      fastShrinkOnLoad: false,
    })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      throw ImageIssue.of('damaged', error instanceof Error ? error.message.split('\n')[0] : undefined)
    })
  const rim = [...rimOf(info.width, info.height)]
  const white = rim.filter((pixel) => {
    const at = pixel * info.channels
    return data.subarray(at, at + 3).every((value) => value === PURE_WHITE)
  })
  return white.length >= rim.length * ENOUGH
}

/** Pixels of the outermost two per cent of the shorter side. */
function* rimOf(width: number, height: number): Generator<number> {
  const depth = Math.max(1, Math.round(RIM_SHARE * Math.min(width, height)))
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (x < depth || y < depth || x >= width - depth || y >= height - depth) yield y * width + x
}
