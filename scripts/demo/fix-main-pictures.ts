import { z } from 'zod'
import type { GeneratedAssetFacts } from '../../sandbox/pictures/picture-set.ts'
import type { EmbeddedApp } from './embedded-app.ts'
import type { ImportedPicture } from './import-pictures.ts'

/**
 * Checks the front views for Amazon, whose main pictures must stand on pure white, and accepts that fix where it is offered, as a
 * merchant does on the page of the check. Answers how many were fixed.
 */
export async function fixMainPictures(
  app: EmbeddedApp,
  pictures: readonly (ImportedPicture & { facts: GeneratedAssetFacts })[],
): Promise<number> {
  let fixed = 0
  for (const { assetId, facts } of pictures) {
    if (facts.asset_metadata.angle !== 'front') continue
    const path = `/app/library/${assetId}/amazon`
    const { page } = await app.load(path, ROUTE, checkSchema)
    if (!page.fixes.some(({ step }) => step === 'white')) continue
    await app.submit(path, { intent: 'accept', steps: 'white' })
    fixed += 1
  }
  return fixed
}

const ROUTE = 'routes/app.library_.$assetId_.amazon'

const checkSchema = z.object({ page: z.object({ fixes: z.array(z.object({ step: z.string() })) }) })
