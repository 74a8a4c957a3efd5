import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { EmbeddedApp } from './embedded-app.ts'
import type { ImportedPicture } from './import-pictures.ts'
import { lookAt } from './look.ts'

type Picture = ImportedPicture & { facts: GeneratedAssetFacts }

/**
 * Checks the front views for Amazon, whose main pictures must stand on pure white, and accepts the fix that is offered for it, as a
 * merchant does on the page of the check. Answers the pictures as Amazon gets them: the fixed ones look like their previews.
 */
export async function fixMainPictures(
  app: EmbeddedApp,
  pictures: readonly Picture[],
): Promise<{ pictures: Picture[]; fixed: number }> {
  const sent: Picture[] = []
  let fixed = 0
  for (const picture of pictures) {
    const look = picture.facts.asset_metadata.angle === 'front' ? await fix(app, picture) : null
    if (look) fixed += 1
    sent.push(look ? { ...picture, look } : picture)
  }
  return { pictures: sent, fixed }
}

/** Answers the look of what was accepted; null where there was nothing to fix. */
async function fix(app: EmbeddedApp, { assetId, fileName }: Picture) {
  const path = `/app/library/${assetId}/amazon`
  const { page } = await app.load(path, ROUTE, checkSchema)
  const background = page.slots.main.checks.find(({ rule }) => rule === 'background')
  if (!background?.fix) return null
  const preview = await app.load(`${path}/view?steps=${background.fix}`, `${ROUTE}_.view`, previewSchema)
  await app.submit(path, { intent: 'accept', steps: background.fix })
  const { accepted } = (await app.load(path, ROUTE, checkSchema)).page
  const again = accepted?.result.checks.find(({ rule }) => rule === 'background')
  if (again?.state !== 'pass') throw new Error(`${fileName} is not on white after its fix`)
  return lookAt(Buffer.from(preview.image.slice(preview.image.indexOf(',') + 1), 'base64'))
}

const ROUTE = 'routes/app.library_.$assetId_.amazon'

const resultSchema = z.object({
  checks: z.array(z.object({ rule: z.string(), state: z.string(), fix: z.string().nullable() })),
})
const checkSchema = z.object({
  page: z.object({
    slots: z.object({ main: resultSchema }),
    accepted: z.object({ result: resultSchema }).nullable(),
  }),
})
const previewSchema = z.object({ image: z.string() })
