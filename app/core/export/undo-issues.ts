import type { ListingState } from '../channel/listing-state.ts'
import type { PlanIssue } from './plan-issue.ts'
import type { UndoConflict } from './undo-conflict.ts'

interface ConflictWords {
  readonly severity: PlanIssue['severity']
  /** `names`: the pictures or variants it is about, as a sentence shows them. */
  readonly happened: (names: string) => string
  readonly remedy: string
}

const leave = 'Undo the rest, or leave this product as it is.'

/** One row per kind: what does not come back, and why. */
const words: Record<UndoConflict['kind'], ConflictWords> = {
  file_gone: {
    severity: 'warning',
    happened: (names) => `The store no longer has ${names}; that can’t be put back.`,
    remedy: leave,
  },
  no_room: {
    severity: 'warning',
    happened: (names) => `With what somebody added since, the product has no room for ${names}; that stays off.`,
    remedy: 'Remove pictures that are no longer needed and undo again, or undo the rest.',
  },
  removed_since: {
    severity: 'warning',
    happened: (names) => `Somebody removed ${names} after the export; it stays removed.`,
    remedy: leave,
  },
  added_since: {
    severity: 'info',
    happened: (names) => `Somebody added ${names} after the export; it stays.`,
    remedy: 'Nothing to do.',
  },
  alt_since: {
    severity: 'warning',
    happened: (names) => `Somebody changed the alt text of ${names} after the export; it stays as it is.`,
    remedy: leave,
  },
  variant_since: {
    severity: 'warning',
    happened: (names) => `Somebody gave ${names} another picture after the export; it stays.`,
    remedy: leave,
  },
  variant_picture_gone: {
    severity: 'warning',
    happened: (names) => `A former picture of ${names} is no longer there, so it can’t be given back.`,
    remedy: leave,
  },
  variant_gone: {
    severity: 'warning',
    happened: (names) => `The former picture can’t be given back to what no longer exists: ${names}.`,
    remedy: leave,
  },
  gallery_since: {
    severity: 'warning',
    happened: (names) => `Somebody changed the further views of ${names} after the export; what they did stays.`,
    remedy: leave,
  },
  description_since: {
    severity: 'warning',
    happened: () =>
      'Somebody edited the description after the export; their text stays, and only the video in it is taken out or put back.',
    remedy: leave,
  },
  description_kept: {
    severity: 'warning',
    happened: () =>
      'The description now has code that the store would take out if anybody saved it from outside, so the video in it stays.',
    remedy: 'Take the video out of the description in WordPress, then undo the rest.',
  },
  main_stays: {
    severity: 'warning',
    happened: () => 'A listing must have a main picture, and no former one comes back, so the one of the export stays.',
    remedy: 'Put another main picture in its place first, or leave it.',
  },
  swatch_since: {
    severity: 'warning',
    happened: () => 'Somebody changed the swatch after the export; it stays as it is.',
    remedy: leave,
  },
  order_since: {
    severity: 'warning',
    happened: () => 'Somebody rearranged the pictures after the export; their order stays.',
    remedy: leave,
  },
}

/** What an undo cannot bring back, one issue per kind, naming every picture and variant. */
export function undoIssues(conflicts: readonly UndoConflict[], states: readonly ListingState[]): PlanIssue[] {
  const nameOf = namesIn(states)
  return [...Map.groupBy(conflicts, ({ kind }) => kind)].map(([kind, group]) => {
    const { severity, happened, remedy } = words[kind]
    const ids = group.map(({ mediaId, variantRemoteId }) => mediaId ?? variantRemoteId ?? '')
    const noun = group.some(({ variantRemoteId }) => variantRemoteId) ? 'variant' : 'picture'
    const names = `the ${noun}${ids.length > 1 ? 's' : ''} ${ids.map(nameOf).join(', ')}`
    return { code: `undo_${kind}`, severity, assetId: null, happened: happened(names), remedy }
  })
}

/** Whether a plan's issue says that an undo cannot bring everything back: the merchant decides about such a listing. */
export function isUndoConflict({ code, severity }: Pick<PlanIssue, 'code' | 'severity'>): boolean {
  return code.startsWith('undo_') && severity === 'warning'
}

/** Pictures by their alt text and variants by their title, as the merchant knows them. */
function namesIn(states: readonly ListingState[]): (id: string) => string {
  const names = new Map<string, string>()
  for (const { media, variantMedia, variants } of states.toReversed()) {
    for (const { id, alt } of [...variantMedia, ...media]) names.set(id, alt ? `“${alt}”` : '(without alt text)')
    for (const { id, title } of variants) names.set(id, `“${title}”`)
  }
  return (id) => names.get(id) ?? '(unknown)'
}
