import { useState } from 'react'
import type { PlanView } from '../../core/export/plan-view.ts'

export type ConflictChoice = 'undo' | 'leave'

interface Said {
  readonly planId: string
  readonly typed: string
  readonly choices: Readonly<Record<number, ConflictChoice>>
}

/** What the merchant has said towards an approval; another plan begins anew. */
export function useApproval(plan: PlanView | null) {
  const planId = plan?.id ?? ''
  const [state, setState] = useState<Said>({ planId, typed: '', choices: {} })
  const said = state.planId === planId ? state : { planId, typed: '', choices: {} }
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
    type: (typed: string) => setState({ ...said, typed }),
    choose: (positions: readonly number[], choice: ConflictChoice) =>
      setState({
        ...said,
        // Another choice takes other pictures away, so it needs another confirmation.
        typed: '',
        choices: { ...said.choices, ...Object.fromEntries(positions.map((position) => [position, choice])) },
      }),
    fields: {
      ...(removals > 0 && { confirmRemovals: said.typed.trim() }),
      ...(left.length > 0 && { leaveOut: left.map(({ position }) => position).join(',') }),
      ...(conflicts.length > left.length && { acceptConflicts: 'true' }),
    } as Record<string, string>,
  }
}

export type PlanApproval = ReturnType<typeof useApproval>
