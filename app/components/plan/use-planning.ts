import { useFetcher, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { ExportMode } from '../../core/export/export-mode.ts'
import type { ActionAnswer } from '../action-answer.ts'

/** Planning and approving. A page opened to plan (no plan yet, or straight from the mapping) begins at once. */
export function usePlanning(needed: boolean) {
  const planning = useFetcher<ActionAnswer>({ key: 'plan' })
  const approving = useFetcher<ActionAnswer>({ key: 'approve' })
  const [params, setParams] = useSearchParams()
  const begun = useRef(false)
  const asked = params.has('new')
  const { submit } = planning

  useEffect(() => {
    if (begun.current || !(needed || asked)) return
    begun.current = true
    submit({ intent: 'plan' }, { method: 'post' })
    // A reload shows the plan that was made, and makes no other.
    if (asked) setParams({}, { replace: true, preventScrollReset: true })
  }, [needed, asked, submit, setParams])

  const problem = [approving.data, planning.data].find((answer) => answer?.ok === false)
  return {
    planning: planning.state !== 'idle' || ((needed || asked) && planning.data === undefined),
    approving: approving.state !== 'idle',
    problem: problem?.ok === false ? problem.message : null,
    /** Without a mode: in that of the plan before. */
    plan: (mode?: ExportMode) => submit({ intent: 'plan', ...(mode && { mode }) }, { method: 'post' }),
    approve: (planId: string, fields: Readonly<Record<string, string>>) =>
      approving.submit({ intent: 'approve', planId, ...fields }, { method: 'post' }),
  }
}
