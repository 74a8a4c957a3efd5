import { readFile } from 'node:fs/promises'
import { overlayPicture } from '../../compliance/overlay.ts'
import { pictureFactsSchema } from '../../core/assets/asset-facts.ts'
import { chosenFixes, stepsOf } from '../../core/assets/picture-fixes.ts'
import { proposeFixes } from '../../core/compliance/propose-fixes.ts'
import type { RuleId } from '../../core/compliance/ruleset.ts'
import { AppError } from '../../core/errors.ts'
import { ok } from '../../core/result.ts'
import { ensureReport, withPicture } from '../../pipeline/compliance/ensure-report.server.ts'
import { assetToCheck } from './asset-to-check.server.ts'
import { unreadable } from './change-fixes.server.ts'

/** A picture as an address that holds it, because `<img>` cannot send the page's token. */
export type PictureAddress = `data:image/${string}`

/** The pixels that breach a rule, over the dimmed picture. Throws `AppError`: not_found; invalid_input for a rule without pixels. */
export async function overlayView(workspaceId: string, assetId: string, rule: RuleId): Promise<PictureAddress> {
  const asset = await assetToCheck(workspaceId, assetId)
  const facts = pictureFactsSchema.parse(asset.facts)
  const overlay = await withPicture(asset, facts, null, (path) => overlayPicture(path, facts, rule, workspaceId))
  if (!overlay.ok) throw unreadable(overlay.issue)
  if (overlay.value === null) {
    throw new AppError('invalid_input', `no overlay for ${rule}`, {
      userMessage: 'There is nothing to show for this check.',
    })
  }
  return `data:image/webp;base64,${overlay.value.toString('base64')}`
}

/** What a picture would look like with some of the proposed fixes, in the size in which it would be sent. Nothing is kept. */
export async function fixedView(
  workspaceId: string,
  assetId: string,
  steps: readonly string[],
): Promise<{ readonly image: PictureAddress; readonly widthPx: number; readonly heightPx: number }> {
  const asset = await assetToCheck(workspaceId, assetId)
  const measured = await ensureReport(asset, null)
  if (!measured.ok) throw unreadable(measured.issue)
  const fixes = chosenFixes(proposeFixes(measured.value).fixes, steps)
  if (stepsOf(fixes).length === 0) {
    throw new AppError('invalid_input', 'no such fix', {
      userMessage: 'Choose at least one of the fixes that are offered.',
    })
  }
  const facts = pictureFactsSchema.parse(asset.facts)
  const made = await withPicture(asset, facts, fixes, async (path, { widthPx, heightPx }) =>
    ok({ bytes: await readFile(path), widthPx, heightPx }),
  )
  if (!made.ok) throw unreadable(made.issue)
  const { bytes, ...size } = made.value
  return { image: `data:image/jpeg;base64,${bytes.toString('base64')}`, ...size }
}
