import type { FoundStoreView } from '../../core/connections/store-view.ts'

/** The ways to give access, in the order in which they are offered. */
export const accessChoices = ['approvePassword', 'approveKeys', 'pastePassword', 'pasteKeys'] as const

export type AccessChoice = (typeof accessChoices)[number]

/** Whether a way is open; pasting always is. */
export function isOpen(choice: AccessChoice, { approvals }: FoundStoreView): boolean {
  if (choice === 'approvePassword') return approvals.includes('application_password')
  return choice !== 'approveKeys' || approvals.includes('keys')
}

/** The first way that is open: the one that covers most. A store over http without application passwords takes keys alone. */
export function recommendedChoice(store: FoundStoreView): AccessChoice {
  if (isOpen('approvePassword', store)) return 'approvePassword'
  return isOpen('approveKeys', store) ? 'approveKeys' : 'pasteKeys'
}
