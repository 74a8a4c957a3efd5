import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { measurePicture } from '../../compliance/measure-picture.ts'
import { type PictureFacts, pictureFactsSchema } from '../../core/assets/asset-facts.ts'
import type { AssetIssue } from '../../core/assets/asset-issues.ts'
import { fixKeyOf, type PictureFixes } from '../../core/assets/picture-fixes.ts'
import { type RenditionSpec, withFixes } from '../../core/assets/rendition-spec.ts'
import { judge } from '../../core/compliance/judge.ts'
import { type Measurements, measurementsSchema } from '../../core/compliance/measurements.ts'
import { circumstancesOf } from '../../core/compliance/review.ts'
import { type CheckedSlot, checkedSlots, RULESET } from '../../core/compliance/ruleset.ts'
import { ok, type Result } from '../../core/result.ts'
import { db } from '../../db.server.ts'
import { inspectFile } from '../../renditions/inspect-file.ts'
import { render } from '../../renditions/render.ts'
import { fileStore } from '../../storage/index.server.ts'
import { originalStorageKey } from '../../storage/storage-key.ts'

export interface CheckedAsset {
  readonly id: string
  readonly workspaceId: string
  readonly sha256: string
  readonly facts: unknown
}

/** As large as exports are, so that what is checked is what is sent. */
const fixedSpec: RenditionSpec = {
  format: 'jpeg',
  longestSidePx: 2048,
  maxBytes: 10_000_000,
  quality: 92,
  background: '#ffffff',
  animated: false,
  colourSpace: 'srgb',
  metadata: 'strip-keep-provenance',
}

/**
 * What today's rules measured of a picture, as it was brought or as fixes make it: from the kept report, or measured now and kept.
 * Repeatable; two at once write the same. Issues as `measurePicture`. Throws when the original is missing or the machine fails.
 */
export async function ensureReport(
  asset: CheckedAsset,
  fixes: PictureFixes | null,
): Promise<Result<Measurements, AssetIssue>> {
  const { id: assetId, workspaceId, sha256 } = asset
  const fixKey = fixKeyOf(fixes)
  const where = { assetId_fixKey: { assetId, fixKey } }
  const kept = await db.complianceReport.findUnique({ where: { ...where, workspaceId } })
  if (kept?.ruleset === RULESET && kept.sha256 === sha256) return ok(measurementsSchema.parse(kept.measurements))
  const facts = pictureFactsSchema.parse(asset.facts)
  const measured = await withPicture(asset, facts, fixes, (path, shown) => measurePicture(path, shown, workspaceId))
  if (!measured.ok) return measured
  const slots = Object.fromEntries(checkedSlots.map((slot) => [slot, brief(measured.value, slot, fixes)]))
  const data = { sha256, ruleset: RULESET, measurements: measured.value, slots, checkedAt: new Date() }
  await db.complianceReport.upsert({ where, create: { workspaceId, assetId, fixKey, ...data }, update: data })
  return measured
}

function brief(measured: Measurements, slot: CheckedSlot, fixes: PictureFixes | null) {
  const { verdict, checks } = judge(measured, slot, circumstancesOf(null, [], fixes))
  const breached = checks.filter(({ state }) => state === 'fail' || state === 'fixable' || state === 'warning')
  return { verdict, reasons: breached.map(({ rule }) => rule) }
}

/** Hands out the original, or a fixed copy of it that is gone afterwards. Issues as `render`. */
export async function withPicture<Value>(
  { workspaceId, sha256 }: CheckedAsset,
  facts: PictureFacts,
  fixes: PictureFixes | null,
  use: (path: string, facts: PictureFacts) => Promise<Result<Value, AssetIssue>>,
): Promise<Result<Value, AssetIssue>> {
  return fileStore.withLocalFile(originalStorageKey(workspaceId, sha256), async (sourcePath) => {
    if (fixes === null) return use(sourcePath, facts)
    await mkdir(fileStore.tempDir, { recursive: true })
    const targetPath = join(fileStore.tempDir, randomUUID())
    const spec = withFixes(fixedSpec, fixes)
    try {
      const rendered = await render({ sourcePath, targetPath, facts, spec, provenance: null, tenant: workspaceId })
      if (!rendered.ok) return rendered
      const shown = await inspectFile(targetPath)
      return shown.ok ? await use(targetPath, pictureFactsSchema.parse(shown.value)) : shown
    } finally {
      await rm(targetPath, { force: true })
    }
  })
}
