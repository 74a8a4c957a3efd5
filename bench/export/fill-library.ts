import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
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
  const pattern = noisy ? await aNoisyPicture(sidePx) : await aPicture({ widthPx: sidePx, heightPx: sidePx })
  const rows = await mapConcurrently(Array.from({ length: count }), 8, async (_, index) => {
    // Bytes after the end of a JPEG are ignored by every decoder, and make it another file.
    const bytes = Buffer.concat([pattern, Buffer.from(` ${index}`)])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = join(fileStore.tempDir, sha256)
    await writeFile(file, bytes)
    const facts = index === 0 ? await inspectFile(file) : undefined
    await fileStore.putFile(originalStorageKey(workspaceId, sha256), file)
    return { sha256, byteSize: bytes.length, facts }
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

function aNoisyPicture(sidePx: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width: sidePx, height: sidePx, channels: 3, background: '#888888', noise } })
  return picture.jpeg({ quality: 89, chromaSubsampling: '4:4:4' }).toBuffer()
}
