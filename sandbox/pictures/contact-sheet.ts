import { writeFile } from 'node:fs/promises'
import sharp, { type OverlayOptions } from 'sharp'
import { ANGLES, type Angle } from './drawing.ts'
import { generatePicture } from './generate-picture.ts'
import { picturesFor } from './picture-set.ts'
import { DRAWINGS, type ProductKind } from './products/index.ts'

const CELL_PX = 300

/** Draws every kind of product from every angle and lays the thumbnails out on one sheet, one kind per row. */
async function contactSheet(kinds: readonly ProductKind[], colours: readonly string[]): Promise<Buffer> {
  const shots = kinds.flatMap((kind, row) =>
    picturesFor({ handle: kind, title: kind, kind, colours: [colours[row % colours.length] ?? 'red'] }).map(
      (asset, column) => ({ asset, row, column }),
    ),
  )
  const cells = await Promise.all(
    shots.map(async ({ asset, row, column }): Promise<OverlayOptions> => {
      const thumbnail = sharp(await generatePicture(asset.spec)).resize(CELL_PX, CELL_PX)
      return { input: await thumbnail.png().toBuffer(), left: column * CELL_PX, top: row * CELL_PX }
    }),
  )
  const size = { width: (CELL_PX * ANGLES.length) satisfies number, height: CELL_PX * kinds.length }
  return sharp({ create: { ...size, channels: 3, background: '#d5d5da' } })
    .composite(cells)
    .jpeg()
    .toBuffer()
}

const [file = '.cache/contact-sheet.jpg', ...kinds] = process.argv.slice(2)
const known = (Object.keys(DRAWINGS) as ProductKind[]).filter((kind) => kinds.length === 0 || kinds.includes(kind))
const startedAt = performance.now()
await writeFile(
  file,
  await contactSheet(known, [
    'navy',
    'terracotta',
    'forest green',
    'red',
    'natural',
    'teal',
    'cream',
    'mustard',
    'sage',
    'brown',
    'blush',
  ]),
)
const views: readonly Angle[] = ANGLES
console.log(
  `${known.length} kinds × ${views.length} angles in ${Math.round(performance.now() - startedAt)} ms: ${file}`,
)
