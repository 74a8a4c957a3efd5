import type { ListingState } from '../channel/listing-state.ts'
import { statementText } from '../compliance/attestations.ts'
import type { PlanCompliance } from '../compliance/plan-compliance.ts'
import type { ListingChange } from './listing-change.ts'
import type { PlanIssue } from './plan-issue.ts'
import { idsWhilePlanned, slotsOf, wantedSlots } from './wanted-slots.ts'

/** By this, a page knows that a picture's check says more. */
const complianceCode = 'compliance_'

export function isComplianceIssue({ code }: Pick<PlanIssue, 'code'>): boolean {
  return code.startsWith(complianceCode)
}

export const uncheckedCode = `${complianceCode}unchecked`

/** It says nothing but that the check is under way. */
export function isUnchecked({ code }: Pick<PlanIssue, 'code'>): boolean {
  return code === uncheckedCode
}

/** The picture that an export puts into the main place; null: it puts none there. */
export function newMainPicture(change: ListingChange, listing: ListingState): string | null {
  const ids = idsWhilePlanned(change)
  const main = wantedSlots(change, listing, ids).get('MAIN')
  if (!main || slotsOf(listing).get('MAIN')?.id === main.id) return null
  return change.media.find(({ renditionKey }) => ids.get(renditionKey) === main.id)?.assetId ?? null
}

/**
 * What the channel's picture rules say to a new main picture. The picture still goes: the merchant knows, and the channel decides
 * whether it shows the listing.
 */
export function complianceIssues(assetId: string, { verdict, reasons }: PlanCompliance): PlanIssue[] {
  if (verdict === 'pass') return []
  const code = `${complianceCode}${verdict}`
  if (verdict === 'unchecked') {
    const happened = 'This main picture is being checked against this store’s picture rules.'
    return [
      {
        code,
        severity: 'info',
        assetId,
        happened,
        remedy: 'The plan tells the result by itself when the check is done.',
      },
    ]
  }
  const happened = `As a main picture: ${reasons.map((reason) => reason.happened).join(' ')}`
  if (verdict === 'vouched') {
    const said = reasons.flatMap(({ statement }) => (statement ? [`“${statementText(statement)}”`] : []))
    return [{ code, severity: 'info', assetId, happened, remedy: `Somebody vouched for it: ${said.join(' ')}` }]
  }
  const remedy =
    verdict === 'fixable'
      ? 'Open its check and accept the fixes.'
      : 'Open its check to see what is wrong; the store may hide the listing.'
  return [{ code, severity: 'warning', assetId, happened, remedy }]
}
