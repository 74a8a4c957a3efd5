import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { measurePicture } from '../../app/compliance/measure-picture.ts'
import type { PictureFacts } from '../../app/core/assets/asset-facts.ts'
import { judge } from '../../app/core/compliance/judge.ts'
import { inspectFile } from '../../app/renditions/inspect-file.ts'
import { generatePicture } from '../../sandbox/pictures/generate-picture.ts'
import { picturesFor } from '../../sandbox/pictures/picture-set.ts'
import { type BenchResult, rounded } from '../bench-result.ts'

const sidePx = 2000
const checks = 24

/** Checks of pictures of 2000 × 2000 pixels, half JPEG and half PNG, from the file to the verdict, as many at once as there are processors. */
export async function checksPerSecond(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-compliance-'))
  try {
    const pictures = await makePictures(folder)
    const check = async ({ path, facts }: (typeof pictures)[number]) => {
      const result = await measurePicture(path, facts)
      if (!result.ok) throw new Error(`Not measured: ${result.issue.code}`)
      judge(result.value, 'main')
    }
    for (const picture of pictures) await check(picture)
    const turns = Array.from({ length: checks }, (_, at) => at).values()
    const startedAt = performance.now()
    const loop = async () => {
      for (const turn of turns) {
        const picture = pictures[turn % pictures.length]
        if (picture) await check(picture)
      }
    }
    await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, loop))
    const value = rounded((checks * 1000) / (performance.now() - startedAt))
    return { claim: 'compliance.checks_per_second', value, unit: 'checks/s', aim: '>= 4', ok: value >= 4 }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makePictures(folder: string): Promise<{ path: string; facts: PictureFacts }[]> {
  const assets = picturesFor({ handle: 'mug', title: 'Mug', kind: 'mug', colours: ['red'] }, { sizePx: sidePx }).slice(
    0,
    2,
  )
  const files = assets.flatMap(({ spec }, at) => (['jpeg', 'png'] as const).map((format) => ({ spec, format, at })))
  return Promise.all(
    files.map(async ({ spec, format, at }) => {
      const path = join(folder, `${at}.${format}`)
      const square = sharp(await generatePicture(spec)).resize(sidePx, sidePx, {
        fit: 'contain',
        background: '#ffffff',
      })
      await writeFile(path, await square.toFormat(format).toBuffer())
      const facts = await inspectFile(path)
      if (!facts.ok || facts.value.kind !== 'image') throw new Error('A generated picture was not read')
      return { path, facts: facts.value }
    }),
  )
}
