import { RULESET } from '../core/compliance/ruleset.ts'
import { complianceIssues, isUnchecked, uncheckedCode } from '../core/export/compliance-issues.ts'
import type { PlanIssue } from '../core/export/plan-issue.ts'
import { db } from '../db.server.ts'
import { complianceOf } from './compliance-of.server.ts'

interface Planned {
  readonly id: string
  /** What would be sent is what was accepted then. */
  readonly createdAt: Date
}

/**
 * The same listings of a plan with what the checks of their main pictures have found since it was made. It says something about the
 * pictures and nothing about the changes, so that nobody has to plan again for it.
 */
export async function withFinishedChecks<Source extends { readonly issues: readonly PlanIssue[] }>(
  workspaceId: string,
  { createdAt }: Planned,
  sources: readonly Source[],
): Promise<Source[]> {
  const waiting = sources.flatMap(({ issues }) => issues.filter(isUnchecked).flatMap(({ assetId }) => assetId ?? []))
  if (waiting.length === 0) return [...sources]
  const found = await complianceOf(workspaceId, waiting, createdAt)
  const now = (issue: PlanIssue): readonly PlanIssue[] => {
    const { assetId } = issue
    const compliance = isUnchecked(issue) && assetId ? found.get(assetId) : undefined
    return assetId && compliance ? complianceIssues(assetId, compliance) : [issue]
  }
  return sources.map((source) => ({ ...source, issues: source.issues.flatMap(now) }))
}

/** How many main pictures of the whole plan are still being checked: as they were brought, and as accepted fixes make them. */
export async function countChecking(workspaceId: string, { id, createdAt }: Planned): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT a."id")::int AS "count"
    FROM "ExportPlanItem" i
    CROSS JOIN LATERAL jsonb_array_elements(i."issues") issue
    JOIN "Asset" a ON a."id" = (issue ->> 'assetId')::uuid
    WHERE i."workspaceId" = ${workspaceId}::uuid AND i."planId" = ${id}::uuid AND issue ->> 'code' = ${uncheckedCode}
      AND (SELECT count(*) FROM "ComplianceReport" r
           WHERE r."assetId" = a."id" AND r."sha256" = a."sha256" AND r."ruleset" = ${RULESET})
        < 1 + (SELECT count(*) FROM "PictureFix" f
               WHERE f."assetId" = a."id" AND f."acceptedAt" <= ${createdAt}
                 AND (f."undoneAt" IS NULL OR f."undoneAt" > ${createdAt}))`
  return row?.count ?? 0
}
