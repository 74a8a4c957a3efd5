import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { tintOf, tonesOf } from './colours.ts'
import { compose } from './compose.ts'
import type { Drawing } from './drawing.ts'
import type { PictureFormat, PictureSpec } from './picture-spec.ts'
import { DRAWINGS } from './products/index.ts'
import { provenanceXmp } from './provenance.ts'
import { sceneFor, type Scene } from './scenes.ts'

const CACHE_DIR = '.cache/pictures'

const encode: Readonly<Record<PictureFormat, (picture: Sharp) => Sharp>> = {
  jpg: (picture) => picture.flatten({ background: '#ffffff' }).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }),
  png: (picture) => picture.png({ compressionLevel: 6 }),
  webp: (picture) => picture.webp({ quality: 88, effort: 1 }),
}

function draw(spec: PictureSpec): { drawing: Drawing; scene: Scene } {
  const view = spec.angle === 'back' || spec.angle === 'side' ? spec.angle : 'front'
  const drawing = DRAWINGS[spec.kind](tonesOf(tintOf(spec.colour)), view)
  return { drawing, scene: sceneFor(spec.background, spec.angle === 'detail', drawing) }
}

/** The drawing itself is part of the key: a changed drawing is never answered with a cached picture of the old one. */
const cacheKey = (spec: PictureSpec, drawing: Drawing, scene: Scene) =>
  createHash('sha256')
    .update(JSON.stringify([spec, drawing, scene, scene.arrange(drawing.body, '')]))
    .digest('hex')
    .slice(0, 32)

async function readIfPresent(file: string): Promise<Buffer | null> {
  return readFile(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return null
    throw cause
  })
}

/** A half-written picture must never be taken for a cached one: it gets its name when it is whole. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.${crypto.randomUUID()}`
  await writeFile(unfinished, bytes)
  await rename(unfinished, file)
}

/**
 * The file of one product picture. Deterministic; drawn once and then read from `.cache/pictures`, so that the
 * second start of the sandbox draws nothing. Safe to call for many specs at once and from several processes.
 */
export async function generatePicture(spec: PictureSpec, cacheDir = CACHE_DIR): Promise<Buffer> {
  const { drawing, scene } = draw(spec)
  const file = join(cacheDir, `${cacheKey(spec, drawing, scene)}.${spec.format}`)
  const cached = await readIfPresent(file)
  if (cached) return cached
  const picture = await compose(drawing, scene, spec.sizePx)
  const bytes = await encode[spec.format](picture).withXmp(provenanceXmp(spec.prompt)).toBuffer()
  await mkdir(cacheDir, { recursive: true })
  await writeWhole(file, bytes)
  return bytes
}
