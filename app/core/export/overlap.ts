import type { ExportRunState } from './states.ts'

/** Another export that owns listings of a plan, and which. */
export interface ExportOverlap {
  readonly runId: string
  readonly title: string
  readonly state: ExportRunState
  readonly scheduledFor: string | null
  /** How many products both want. */
  readonly count: number
  /** The first of them by name. */
  readonly products: readonly { readonly productId: string; readonly title: string }[]
}

/**
 * What to do where another export owns a listing of the plan. `refuse`: say so. `queue`: those products wait until the other
 * has ended with them; what it changed is then left alone. `leave_out`: they are skipped. `cancel_other`: it is stopped first.
 */
export const overlapChoices = ['refuse', 'queue', 'leave_out', 'cancel_other'] as const

export type OverlapChoice = (typeof overlapChoices)[number]

const shownProducts = 3

/** Which export owns which products, as one sentence. */
export function overlapSentence({ title, state, products, count }: ExportOverlap): string {
  const shown = products.slice(0, shownProducts)
  const names = shown.map((product) => `“${product.title}”`).join(', ')
  const others = count - shown.length
  const which = others > 0 ? `${names} and ${others} more` : names
  const verb =
    state === 'scheduled' ? 'is scheduled for' : state === 'paused' ? 'is paused in the middle of' : 'works on'
  return `The export “${title}” ${verb} ${which}.`
}
