import { chosenFixes, pictureFixesSchema, stepsOf } from '../../core/assets/picture-fixes.ts'
import { assetIssueWords, type AssetIssue } from '../../core/assets/asset-issues.ts'
import { proposeFixes } from '../../core/compliance/propose-fixes.ts'
import { AppError } from '../../core/errors.ts'
import { db } from '../../db.server.ts'
import { systemClock } from '../../lib/clock.ts'
import { ensureReport } from '../../pipeline/compliance/ensure-report.server.ts'
import { holdAssets } from '../hold-assets.server.ts'
import { assetToCheck } from './asset-to-check.server.ts'

export interface FixDecision {
  readonly workspaceId: string
  readonly assetId: string
  /** Who decides, as the record names them. */
  readonly by: string
}

/**
 * Accepts some of the proposed fixes: exports to channels with picture rules send the picture so from now on. The fixed picture is
 * checked at once. Takes the place of what was accepted before. Throws `AppError`: not_found, invalid_input where none is offered.
 */
export async function acceptFixes({ workspaceId, assetId, by }: FixDecision, steps: readonly string[]): Promise<void> {
  const asset = await assetToCheck(workspaceId, assetId)
  const measured = await ensureReport(asset, null)
  if (!measured.ok) throw unreadable(measured.issue)
  const fixes = chosenFixes(proposeFixes(measured.value).fixes, steps)
  if (stepsOf(fixes).length === 0) {
    throw new AppError('invalid_input', 'no such fix of this picture', {
      userMessage: 'Choose at least one of the fixes that are offered.',
    })
  }
  const checked = await ensureReport(asset, fixes)
  if (!checked.ok) throw unreadable(checked.issue)
  await db.$transaction(async (tx) => {
    await holdAssets(tx, workspaceId, [assetId], 'refer')
    await tx.pictureFix.updateMany({ where: { workspaceId, assetId, undoneAt: null }, data: undone(by) })
    await tx.pictureFix.create({
      data: { workspaceId, assetId, fixes: pictureFixesSchema.parse(fixes), acceptedBy: by },
    })
  })
}

/** Takes accepted fixes back; the record of them stays. Repeating changes nothing. Throws `AppError`: not_found. */
export async function undoFixes({ workspaceId, assetId, by }: FixDecision): Promise<void> {
  await assetToCheck(workspaceId, assetId)
  await db.pictureFix.updateMany({ where: { workspaceId, assetId, undoneAt: null }, data: undone(by) })
}

function undone(by: string) {
  return { undoneBy: by, undoneAt: new Date(systemClock.now()) }
}

export function unreadable(issue: AssetIssue): AppError {
  const { happened, remedy } = assetIssueWords(issue)
  return new AppError('invalid_input', `not measured: ${issue.code}`, { userMessage: `${happened} ${remedy}` })
}
