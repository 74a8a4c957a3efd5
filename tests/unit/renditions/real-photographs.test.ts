import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { renditionSize } from '../../../app/core/assets/rendition-spec.ts'
import { inspectFile } from '../../../app/renditions/inspect-file.ts'
import { render } from '../../../app/renditions/render.ts'
import { tempFolder } from '../../../app/renditions/temp-folder.ts'
import { thumbnailSpec } from '../../../app/renditions/thumbnail.ts'

const photosDir = process.env.PHOTOS_DIR ?? resolve(import.meta.dirname, '../../../../shared/photos')
const present = existsSync(join(photosDir, 'labels.json'))
const title = 'real product photographs'
const labelsSchema = z.array(z.object({ file: z.string(), format: z.string(), width: z.number(), height: z.number() }))

let folder: Awaited<ReturnType<typeof tempFolder>>
beforeAll(async () => {
  folder = await tempFolder()
})
afterAll(() => folder.dispose())

describe(present ? title : `${title}: not run, ${photosDir} has no labels.json (set PHOTOS_DIR)`, () => {
  test.runIf(present)('are all accepted with the facts that their labels give, and rendered', async () => {
    const labels = labelsSchema.parse(JSON.parse(await readFile(join(photosDir, 'labels.json'), 'utf8')))
    await Promise.all(
      labels.map(async ({ file, format, width, height }, at) => {
        const sourcePath = join(photosDir, file)
        const result = await inspectFile(sourcePath)
        expect(result, file).toMatchObject({ ok: true, value: { format, widthPx: width, heightPx: height } })
        if (!result.ok || result.value.kind !== 'image') return
        const facts = result.value
        const order = { sourcePath, targetPath: folder.at(`${at}.webp`), facts, spec: thumbnailSpec, provenance: null }
        expect(await render(order), file).toMatchObject({ ok: true, value: renditionSize(facts, 320) })
      }),
    )
  })
})
