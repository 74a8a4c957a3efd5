import sharp, { type Sharp } from 'sharp'
import type { Drawing, SoftLayer } from './drawing.ts'
import type { Scene } from './scenes.ts'
import { texturePatternsFor } from './textures.ts'

/** Soft layers have no edges worth more pixels; 512 px keeps a blur at a few milliseconds. */
const SOFT_PX = 512
/** The renderer sees nothing outside its canvas, so a blur fades there: soft layers are drawn wider and cut. */
const OVERSCAN = 120
const SOFT_UNITS = 1000 + 2 * OVERSCAN

const document = (sizePx: number, viewBox: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="${viewBox}" ` +
  `stroke-linecap="round" stroke-linejoin="round">${content}</svg>`

/** Renders a soft layer small and returns it as an SVG image that covers the canvas. */
async function softImage(id: string, layer: SoftLayer, defs: string): Promise<string> {
  const everywhere = `filterUnits="userSpaceOnUse" x="${-OVERSCAN}" y="${-OVERSCAN}" width="${SOFT_UNITS}" height="${SOFT_UNITS}"`
  const blur = `<filter id="blur" ${everywhere}><feGaussianBlur stdDeviation="${layer.blur}"/></filter>`
  const content = `<defs>${defs}${blur}</defs><g filter="url(#blur)">${layer.shapes}</g>`
  const svg = document(SOFT_PX, `${-OVERSCAN} ${-OVERSCAN} ${SOFT_UNITS} ${SOFT_UNITS}`, content)
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer()
  const href = `data:image/png;base64,${png.toString('base64')}`
  return `<image id="${id}" x="${-OVERSCAN}" y="${-OVERSCAN}" width="${SOFT_UNITS}" height="${SOFT_UNITS}" href="${href}"/>`
}

async function softImages(layers: Readonly<Record<string, SoftLayer>>, defs: string): Promise<string> {
  const images = Object.entries(layers).map(([name, layer]) => softImage(`soft-${name}`, layer, defs))
  return (await Promise.all(images)).join('')
}

/** Puts a product into its scene; the result has an alpha channel when the scene has no backdrop. */
export async function compose(drawing: Drawing, scene: Scene, sizePx: number): Promise<Sharp> {
  const layers = { ...drawing.soft, ...scene.soft, 'product-shadow': drawing.shadow }
  const content = scene.arrange(drawing.body, '<use href="#soft-product-shadow"/>')
  const defs = `${drawing.defs}${scene.defs}`
  const magnification = { pxPerUnit: (sizePx / 1000) * scene.zoom, turnedDegrees: scene.turnedDegrees }
  const [images, patterns] = await Promise.all([
    softImages(layers, defs),
    texturePatternsFor(content, sizePx, magnification),
  ])
  const svg = document(sizePx, scene.viewBox, `<defs>${defs}${images}${patterns}</defs>${content}`)
  return sharp(Buffer.from(svg), { unlimited: true })
}
