import { stepsOf } from '../../core/assets/picture-fixes.ts'
import {
  type Attestation,
  humanChecklist,
  type StatementId,
  statementText,
} from '../../core/compliance/attestations.ts'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import { judge, type SlotResult } from '../../core/compliance/judge.ts'
import type { Measurements } from '../../core/compliance/measurements.ts'
import { profileIds, profileLabel } from '../../core/compliance/profiles.ts'
import { proposeFixes } from '../../core/compliance/propose-fixes.ts'
import { circumstancesOf, reviewSchema } from '../../core/compliance/review.ts'
import { RULESET } from '../../core/compliance/ruleset.ts'
import { generationSchema } from '../../core/library/asset-metadata.ts'
import { ensureReport } from '../../pipeline/compliance/ensure-report.server.ts'
import { productTypesOf } from '../../queries/compliance-of.server.ts'
import { shopTimeZone } from '../../queries/shop-time-zone.server.ts'
import { mediaUrls } from '../../secrets.server.ts'
import { type AssetToCheck, assetToCheck } from './asset-to-check.server.ts'
import { unreadable } from './change-fixes.server.ts'
import { sameViews } from './same-views.server.ts'

/**
 * A picture's check for Amazon: measured now where there is no report of today's rules. Throws `AppError`: not_found; invalid_input
 * where the picture cannot be read.
 */
export async function compliancePage(
  workspaceId: string,
  shopDomain: string,
  assetId: string,
): Promise<ComplianceView> {
  const asset = await assetToCheck(workspaceId, assetId)
  const measured = await measuredOf(asset, false)
  const circumstances = circumstancesOf(asset.review, productTypesOf(asset.mappings))
  const { chosen, attestations } = reviewOf(asset)
  const slots = {
    main: judge(measured, 'main', circumstances),
    gallery: judge(measured, 'gallery', circumstances),
    swatch: judge(measured, 'swatch', circumstances),
  }
  const { fixes, asks } = proposeFixes(measured)
  const accepted = await acceptedView(asset)
  return {
    assetId,
    title: asset.title,
    altText: asset.altText,
    previewUrl: mediaUrls.url(workspaceId, assetId, 'preview'),
    timeZone: await shopTimeZone(workspaceId, shopDomain),
    ruleset: RULESET,
    profile: { chosen, inForce: circumstances.profile },
    profiles: profileIds.map((id) => ({ id, label: profileLabel(id) })),
    slots,
    fixes: stepsOf(fixes).map((step) => ({ step, asks: asks.includes(step) })),
    accepted,
    checklist: humanChecklist.map((id) => statementView(id, attestations)),
    answers: answersTo([slots.main, ...(accepted ? [accepted.result] : [])], attestations),
    generated: generationSchema.safeParse(asset.generation).data?.digitalSourceType !== undefined,
    duplicates: await sameViews(workspaceId, assetId),
  }
}

async function measuredOf(asset: AssetToCheck, fixed: boolean): Promise<Measurements> {
  const measured = await ensureReport(asset, fixed && asset.accepted ? asset.accepted.fixes : null)
  if (!measured.ok) throw unreadable(measured.issue)
  return measured.value
}

async function acceptedView(asset: AssetToCheck): Promise<ComplianceView['accepted']> {
  if (!asset.accepted) return null
  const { fixes, acceptedBy, acceptedAt } = asset.accepted
  const circumstances = circumstancesOf(asset.review, productTypesOf(asset.mappings), fixes)
  const result = judge(await measuredOf(asset, true), 'main', circumstances)
  return { steps: stepsOf(fixes), by: acceptedBy, at: acceptedAt.toISOString(), verdict: result.verdict, result }
}

function reviewOf({ review }: AssetToCheck) {
  const { profile, attestations } = reviewSchema.parse(review ?? { profile: null, attestations: [] })
  return { chosen: profile, attestations }
}

function statementView(id: StatementId, attestations: readonly Attestation[]) {
  return { id, text: statementText(id), attested: attestations.find(({ statement }) => statement === id) ?? null }
}

/** What could be said against what was found, and what was said before, so that it can be taken back. */
function answersTo(results: readonly SlotResult[], attestations: readonly Attestation[]) {
  const asked = results.flatMap(({ checks }) =>
    checks.flatMap(({ statement, state }) =>
      statement && (state === 'fail' || state === 'attested') ? [statement] : [],
    ),
  )
  const said = attestations.map(({ statement }) => statement).filter((id) => !humanChecklist.includes(id))
  return [...new Set([...asked, ...said])].map((id) => statementView(id, attestations))
}
