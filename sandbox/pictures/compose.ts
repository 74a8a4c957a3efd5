import sharp, { type Sharp } from 'sharp'
import type { Drawing, SoftLayer } from './drawing.ts'
import type { Scene } from './scenes.ts'
import { texturePatternsFor } from './textures.ts'

/** Soft layers have no edges worth more pixels; 512 px keeps a blur at a few milliseconds. */
const SOFT_PX = 512

const document = (sizePx: number, viewBox: string, content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="${viewBox}" stroke-linecap="round" stroke-linejoin="round">${content}</svg>`

/** Renders a soft layer small and returns it as an SVG image that covers the canvas. */
async function softImage(id: string, layer: SoftLayer, defs: string): Promise<string> {
  const filter = `<filter id="blur" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="${layer.blur}"/></filter>`
  const svg = document(
    SOFT_PX,
    '0 0 1000 1000',
    `<defs>${defs}${filter}</defs><g filter="url(#blur)">${layer.shapes}</g>`,
  )
  const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer()
  return `<image id="${id}" width="1000" height="1000" href="data:image/png;base64,${png.toString('base64')}"/>`
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
  const [images, patterns] = await Promise.all([softImages(layers, defs), texturePatternsFor(content)])
  const svg = document(sizePx, scene.viewBox, `<defs>${defs}${images}${patterns}</defs>${content}`)
  return sharp(Buffer.from(svg), { unlimited: true })
}
