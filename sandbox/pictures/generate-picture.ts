import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { tintOf, tonesOf } from './colours.ts'
import { compose } from './compose.ts'
import { pictureHash, type PictureFormat, type PictureSpec } from './picture-spec.ts'
import { DRAWINGS } from './products/index.ts'
import { provenanceXmp } from './provenance.ts'
import { sceneFor } from './scenes.ts'

const CACHE_DIR = '.cache/pictures'

const encode: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  jpg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }),
  png: (picture) => picture.png({ compressionLevel: 6 }),
  webp: (picture) => picture.webp({ quality: 88, effort: 2 }),
}

async function drawPicture(spec: PictureSpec): Promise<Buffer> {
  const view = spec.angle === 'back' || spec.angle === 'side' ? spec.angle : 'front'
  const drawing = DRAWINGS[spec.kind](tonesOf(tintOf(spec.colour)), view)
  const scene = sceneFor(spec.background, spec.angle === 'detail', drawing)
  const picture = await compose(drawing, scene, spec.sizePx)
  return encode[spec.format](picture).withXmp(provenanceXmp(spec.prompt)).toBuffer()
}

/**
 * The file of one product picture. Deterministic; drawn once and then read from `.cache/pictures`, so that the
 * second start of the sandbox draws nothing. Safe to call for many specs at once and from several processes.
 */
export async function generatePicture(spec: PictureSpec, cacheDir = CACHE_DIR): Promise<Buffer> {
  const file = join(cacheDir, `${pictureHash(spec)}.${spec.format}`)
  const cached = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
  if (cached) return cached
  const bytes = await drawPicture(spec)
  await mkdir(cacheDir, { recursive: true })
  // A half-written picture must never be taken for a cached one.
  const unfinished = `${file}.${process.pid}.${crypto.randomUUID()}`
  await writeFile(unfinished, bytes)
  await rename(unfinished, file)
  return bytes
}
