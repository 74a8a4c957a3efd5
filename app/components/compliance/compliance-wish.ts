import type { ComplianceView } from '../../core/compliance/compliance-view.ts'

/** What the page of a picture's check sends to its action. */
export type ComplianceWish =
  | { readonly intent: 'accept'; readonly steps: string }
  | { readonly intent: 'undo' }
  | { readonly intent: 'profile'; readonly profile: string }
  | { readonly intent: 'attest'; readonly statement: string; readonly holds: 'yes' | 'no' }

/** Says what a wish changed: a key of the namespace `compliance`, and what is filled into it. */
export function wishDone(wish: ComplianceWish, profiles: ComplianceView['profiles']) {
  switch (wish.intent) {
    case 'accept':
      return { key: 'done.accepted' as const }
    case 'undo':
      return { key: 'done.undone' as const }
    case 'profile': {
      const label = profiles.find(({ id }) => id === wish.profile)?.label
      return label === undefined ? { key: 'done.byListings' as const } : { key: 'done.profile' as const, label }
    }
    case 'attest':
      return { key: wish.holds === 'yes' ? ('done.confirmed' as const) : ('done.takenBack' as const) }
  }
}
