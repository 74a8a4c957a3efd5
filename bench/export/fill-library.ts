import { createHash } from 'node:crypto'
import { link, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { inspectFile } from '../../app/renditions/inspect-file.ts'
import { pictureFactsSchema } from '../../app/core/assets/asset-facts.ts'
import { mapConcurrently } from '../../app/lib/map-concurrently.ts'
import { aPicture } from '../../tests/support/a-picture.ts'

interface Library {
  readonly workspaceId: string
  readonly count: number
  readonly sidePx: number
  readonly noisy?: boolean
}

/**
 * Pictures that differ in their bytes, put where an import would put them. Their rows are written at once: the import has its own
 * tests, and what is measured begins with the approval.
 */
export async function fillLibrary({ workspaceId, count, sidePx, noisy }: Library): Promise<string[]> {
  const { db } = await import('../../app/db.server.ts')
  const { fileStore } = await import('../../app/storage/index.server.ts')
  const { originalStorageKey } = await import('../../app/storage/storage-key.ts')
  await mkdir(fileStore.tempDir, { recursive: true })
  const make = noisy
    ? await namesOfLargePictures(fileStore.tempDir, sidePx)
    : await smallPictures(fileStore.tempDir, sidePx)
  const rows = await mapConcurrently(Array.from({ length: count }), 8, async (_, index) => {
    const { file, sha256, byteSize } = await make(index)
    const facts = index === 0 ? await inspectFile(file) : undefined
    await fileStore.putFile(originalStorageKey(workspaceId, sha256), file)
    return { sha256, byteSize, facts }
  })
  const [first] = rows
  const facts = pictureFactsSchema.parse(first?.facts?.ok && first.facts.value)
  const picture = { kind: 'image', mimeType: 'image/jpeg', widthPx: sidePx, heightPx: sidePx, facts } as const
  const assets = await db.asset.createManyAndReturn({
    data: rows.map(({ sha256, byteSize }, index) => ({
      ...{ workspaceId, sha256, byteSize, ...picture, source: 'upload', altText: `Picture ${index}` },
      ...{ fileName: `picture-${index}.jpg`, title: `Picture ${index}`, perceptualHash: facts.perceptualHash },
    })),
    select: { id: true },
  })
  return assets.map(({ id }) => id)
}

interface MadePicture {
  readonly file: string
  readonly sha256: string
  readonly byteSize: number
}

type MakePicture = (index: number) => Promise<MadePicture>

async function smallPictures(folder: string, sidePx: number): Promise<MakePicture> {
  const pattern = await aPicture({ widthPx: sidePx, heightPx: sidePx })
  return async (index) => {
    // Bytes after the end of a JPEG are ignored by every decoder, and make it another file.
    const bytes = Buffer.concat([pattern, Buffer.from(` ${index}`)])
    const sha256 = sha256Of(bytes)
    const file = join(folder, sha256)
    await writeFile(file, bytes)
    return { file, sha256, byteSize: bytes.length }
  }
}

/**
 * 5,000 files of 20 MB would be 100 GB. These are names of eight real files (hard links), each with an identity of its own: nothing
 * but rendering reads an original, and it reads and decodes all of it for every name.
 */
async function namesOfLargePictures(folder: string, sidePx: number): Promise<MakePicture> {
  const patterns = await mapConcurrently(Array.from({ length: 8 }), 2, async (_, pattern) => {
    const bytes = await aNoisyPicture(sidePx)
    const path = join(folder, `pattern-${pattern}`)
    await writeFile(path, bytes)
    return { path, byteSize: bytes.length }
  })
  return async (index) => {
    const { path = '', byteSize = 0 } = patterns[index % patterns.length] ?? {}
    const sha256 = sha256Of(`picture ${index} of ${path}`)
    const file = join(folder, sha256)
    await link(path, file)
    return { file, sha256, byteSize }
  }
}

function sha256Of(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex')
}

function aNoisyPicture(sidePx: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width: sidePx, height: sidePx, channels: 3, background: '#888888', noise } })
  return picture.jpeg({ quality: 89, chromaSubsampling: '4:4:4' }).toBuffer()
}
