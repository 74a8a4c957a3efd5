import { ConnectorError } from '../../core/channel/connector-error.ts'
import type { ListingSlot } from '../../core/channel/listing-slot.ts'
import { isRefusedSlot } from './issue-words.ts'
import { toChannelIssue } from './issues.ts'
import type { IssueRow } from './schemas.ts'

const unknownSku = '13013'
/** Ours: Amazon's own codes are the same for places of pictures and for anything else in a listing. */
const slotRefused = 'SLOT_REFUSED'

/** Why a submission was not stored: its first error about a picture of ours, or else its first error. */
export function refusalOf(issues: readonly IssueRow[]): {
  readonly error: ConnectorError
  readonly slot: ListingSlot | null
} {
  const errors = issues.filter(({ severity }) => severity === 'ERROR').map(toChannelIssue)
  const issue = errors.find(({ ours }) => ours) ?? errors[0]
  const isOurPlace = issue !== undefined && isRefusedSlot(issue, issue.slot)
  const platformCode = isOurPlace ? slotRefused : (issue?.code ?? 'INVALID')
  const platformMessage = issue
    ? `${issue.happened} ${issue.message}${isOurPlace ? ` (${issue.code})` : ''}`
    : 'Amazon did not accept this and gives no reason.'
  // Deleted since it was looked at.
  const code = issue?.code === unknownSku ? 'not_found' : 'rejected'
  const error = new ConnectorError(code, `${platformCode}: ${platformMessage}`, { platformCode, platformMessage })
  return { error, slot: issue?.slot ?? null }
}
