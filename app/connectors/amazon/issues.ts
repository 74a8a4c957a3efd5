import type { ChannelIssue } from '../../core/channel/channel-issue.ts'
import { slotLabel, type ListingSlot } from '../../core/channel/listing-slot.ts'
import { findSlot } from './attributes.ts'
import { wordsOfIssue } from './issue-words.ts'
import type { IssueRow } from './schemas.ts'

/** The language in which every issue is asked for: some are told apart by their words, and merchants read them as they are. */
export const issueLocale = 'en_US'

const severities = { ERROR: 'error', WARNING: 'warning', INFO: 'info' } as const

/** What Amazon does because of an issue (IssueEnforcementAction of the listings model). */
const effects: Record<string, NonNullable<ChannelIssue['effect']>> = {
  LISTING_SUPPRESSED: 'listing_hidden',
  SEARCH_SUPPRESSED: 'listing_hidden',
  CATALOG_ITEM_REMOVED: 'listing_hidden',
  ATTRIBUTE_SUPPRESSED: 'picture_hidden',
}

const aboutPictures = new Set(['INVALID_IMAGE', 'MISSING_IMAGE'])

/** An issue of a listing, of a submission or of a feed's report. There is no public list of codes: unknown ones go by their category. */
export function toChannelIssue(row: IssueRow): ChannelIssue {
  const slot = slotOf(row)
  const ours = slot !== null || row.categories.some((category) => aboutPictures.has(category)) || isMediaCode(row)
  const { happened, remedy } = wordsOfIssue(row, { slot, aboutPicture: ours })
  return {
    code: row.code,
    severity: severities[row.severity],
    slot,
    ours,
    effect: effectOf(row),
    happened: slot === null ? happened : `${slotLabel(slot)}: ${lowerFirst(happened)}`,
    remedy,
    message: row.message,
  }
}

function slotOf({ attributeNames, categories, code, message }: IssueRow): ListingSlot | null {
  for (const name of attributeNames) {
    const slot = findSlot(name)
    if (slot) return slot
  }
  const named = findSlot(message.replaceAll("'", '.'))
  if (named) return named
  const aboutMain = code === '18027' || categories.includes('MISSING_IMAGE') || /\bmain image\b/i.test(message)
  return aboutMain ? 'MAIN' : null
}

function isMediaCode({ code, message }: IssueRow): boolean {
  return code === '20005' || /image_locator|media_location/.test(message)
}

function effectOf({ enforcements }: IssueRow): ChannelIssue['effect'] {
  if (!enforcements) return null
  const exempt = ['EXEMPT', 'EXEMPT_UNTIL_EXPIRY_DATE'].includes(enforcements.exemption?.status ?? '')
  if (exempt) return null
  const found = enforcements.actions.flatMap(({ action }) => effects[action] ?? [])
  return found.includes('listing_hidden') ? 'listing_hidden' : (found[0] ?? null)
}

function lowerFirst(text: string): string {
  return /^(Amazon|[A-Z]{2})/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
