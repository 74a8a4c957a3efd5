import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PictureFacts, pictureFactsSchema } from '../app/core/assets/asset-facts.ts'
import type { RenditionFormat, RenditionSpec } from '../app/core/assets/rendition-spec.ts'
import { inspectFile } from '../app/renditions/inspect-file.ts'
import { generatePicture } from '../sandbox/pictures/generate-picture.ts'
import { picturesFor } from '../sandbox/pictures/picture-set.ts'

export interface BenchPicture {
  readonly sourcePath: string
  readonly facts: PictureFacts
  readonly spec: RenditionSpec
}

const sizePx = 2600

/** What an export asks for by default: longest side 2048, format kept. */
const specFor = (format: RenditionFormat): RenditionSpec => ({
  format,
  longestSidePx: 2048,
  maxBytes: 20_971_520,
  quality: 85,
  background: '#ffffff',
  animated: false,
  colourSpace: 'srgb',
  metadata: 'strip-keep-provenance',
})

/** 20 product pictures of 2600 × 2600 as a suite delivers them: 12 JPEG, 4 transparent PNG, 4 WebP. */
export async function imageSet() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-images-'))
  const subjects = ['t-shirt', 'mug', 'sneaker', 'cushion'] as const
  const assets = subjects.flatMap((kind, at) => {
    const colours = [['navy'], ['terracotta'], ['red'], ['mustard']][at] ?? []
    return picturesFor({ handle: kind, title: kind, kind, colours }, { sizePx })
  })
  const pictures = await Promise.all(
    assets.map(async (asset): Promise<BenchPicture> => {
      const sourcePath = join(folder, asset.fileName)
      await writeFile(sourcePath, await generatePicture(asset.spec))
      const result = await inspectFile(sourcePath)
      const facts = pictureFactsSchema.parse(result.ok ? result.value : result.issue)
      return { sourcePath, facts, spec: specFor(asset.spec.format === 'jpg' ? 'jpeg' : asset.spec.format) }
    }),
  )
  return { folder, pictures, dispose: () => rm(folder, { recursive: true, force: true }) }
}
