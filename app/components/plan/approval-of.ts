import type { OverlapChoice } from '../../core/export/overlap.ts'
import type { PlanView } from '../../core/export/plan-view.ts'

export type ConflictChoice = 'undo' | 'leave'

/** What the merchant has said towards the approval of one plan. */
export interface Said {
  readonly typed: string
  readonly choices: Readonly<Record<number, ConflictChoice>>
  /** What happens where other exports own its products; null: not chosen yet. */
  readonly overlap: OverlapChoice | null
}

export const nothingSaid: Said = { typed: '', choices: {}, overlap: null }

/** Where the approval of a plan stands, and how to say more. */
export function approvalOf(plan: Pick<PlanView, 'conflicts' | 'totals'> | null, said: Said, say: (next: Said) => void) {
  const conflicts = plan?.conflicts ?? []
  const left = conflicts.filter(({ position }) => said.choices[position] === 'leave')
  const removals = (plan?.totals.removals ?? 0) - left.reduce((sum, conflict) => sum + conflict.removals, 0)
  const undecided = conflicts.filter(({ position }) => !said.choices[position]).length
  const confirmed = removals === 0 || said.typed.trim() === String(removals)
  return {
    /** Pictures that leave their products with this approval. */
    removals,
    undecided,
    typed: said.typed,
    confirmed,
    ready: confirmed && undecided === 0,
    choiceOf: (position: number) => said.choices[position] ?? null,
    type: (typed: string) => say({ ...said, typed }),
    choose: (positions: readonly number[], choice: ConflictChoice) =>
      say({
        ...said,
        // Another choice takes other pictures away, so it needs another confirmation.
        typed: '',
        choices: { ...said.choices, ...Object.fromEntries(positions.map((position) => [position, choice])) },
      }),
    overlap: said.overlap,
    chooseOverlap: (overlap: OverlapChoice) => say({ ...said, overlap }),
    fields: {
      ...(removals > 0 && { confirmRemovals: said.typed.trim() }),
      ...(left.length > 0 && { leaveOut: left.map(({ position }) => position).join(',') }),
      ...(conflicts.length > left.length && { acceptConflicts: 'true' }),
    } as Record<string, string>,
  }
}

export type PlanApproval = ReturnType<typeof approvalOf>
