import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { render } from '../app/renditions/render.ts'
import { type BenchResult, median, rounded } from './bench-result.ts'
import { type BenchPicture, imageSet } from './image-set.ts'

const ROUNDS = 5

/** The same encoder settings as our own, and nothing else: no limits, no hash, no metadata, no description. */
async function bareSharp({ sourcePath, spec }: BenchPicture, targetPath: string): Promise<void> {
  const picture = sharp(sourcePath, { autoOrient: true }).resize(2048, 2048, { fit: 'inside' })
  const encoders = {
    jpeg: () => picture.jpeg({ quality: spec.quality, chromaSubsampling: '4:4:4' }),
    png: () => picture.png({ compressionLevel: 6 }),
    webp: () => picture.webp({ quality: spec.quality, effort: 2 }),
    gif: () => picture.gif(),
  }
  await encoders[spec.format]().toFile(targetPath)
}

async function ours(picture: BenchPicture, targetPath: string): Promise<void> {
  const result = await render({ ...picture, targetPath, provenance: null })
  if (!result.ok) throw new Error(`Not rendered: ${result.issue.code}`)
}

/** As many loops at once as there are processors, each taking the next picture: the fastest plain way to use sharp. */
async function inLoops(pictures: readonly BenchPicture[], work: (picture: BenchPicture, at: number) => Promise<void>) {
  const next = pictures.entries()
  const loop = async () => {
    for (const [at, picture] of next) await work(picture, at)
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, loop))
}

async function imagesPerSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (count * 1000) / (performance.now() - startedAt)
}

/** Rounds alternate, so that a busy machine slows both alike. */
export async function run(): Promise<BenchResult[]> {
  const { folder, pictures, dispose } = await imageSet()
  const target = (at: number) => join(folder, `${at}.out`)
  const rates: { ours: number; bare: number }[] = []
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const bare = await imagesPerSecond(pictures.length, () => inLoops(pictures, (p, at) => bareSharp(p, target(at))))
      const own = await imagesPerSecond(pictures.length, () =>
        Promise.all(pictures.map((p, at) => ours(p, target(at)))),
      )
      // The first round warms files and code.
      if (round > 0) rates.push({ ours: own, bare })
    }
  } finally {
    await dispose()
  }
  const value = rounded(median(rates.map((rate) => rate.ours)))
  const baseline = rounded(median(rates.map((rate) => rate.bare)))
  const ratio = rounded(median(rates.map((rate) => rate.ours / rate.bare)))
  return [
    { claim: 'images.vs_raw_sharp', value, unit: 'images/s', baseline, ratio, aim: 'ratio >= 0.9', ok: ratio >= 0.9 },
  ]
}
