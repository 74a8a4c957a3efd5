import { useFetcher, useSearchParams } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { PlanApprovalForm } from '../../core/export/approval-form.ts'
import type { ExportMode } from '../../core/export/export-mode.ts'
import type { ChannelPlanView } from '../../core/export/plan-view.ts'
import type { LocalTime } from '../schedule/start-time-form.tsx'
import type { ActionAnswer } from '../action-answer.ts'

export interface PlanWish {
  /** Default: every account. */
  readonly connectionId?: string
  /** Default: that of the plan before. */
  readonly mode?: ExportMode
}

/** Planning and approving. A page opened to plan (`missing`: an account was never planned for; or straight from the mapping) begins at once. */
export function usePlanning(missing: boolean) {
  const planning = useFetcher<ActionAnswer>({ key: 'plan' })
  const approving = useFetcher<ActionAnswer>({ key: 'approve' })
  const [params, setParams] = useSearchParams()
  const begun = useRef(false)
  const asked = params.has('new')
  const { submit } = planning

  useEffect(() => {
    if (begun.current || !(missing || asked)) return
    begun.current = true
    submit({ intent: 'plan', ...(!asked && { missing: 'true' }) }, { method: 'post' })
    // A reload shows the plans that were made, and makes no others.
    if (asked) setParams({}, { replace: true, preventScrollReset: true })
  }, [missing, asked, submit, setParams])

  const busy = planning.state !== 'idle' || ((missing || asked) && planning.data === undefined)
  const { intent, connectionId: onlyFor, connectionIds: choosing } = Object.fromEntries(planning.formData ?? [])
  const refused = [approving.data, planning.data].find((answer) => answer?.ok === false)
  return {
    busy,
    /** Whether an account is being planned for. */
    isPlanning: ({ connectionId, plan }: ChannelPlanView) =>
      busy && (intent === 'destinations' ? plan === null : onlyFor === undefined || onlyFor === connectionId),
    /** The accounts that were just chosen; null: nothing is being chosen. */
    choosing: typeof choosing === 'string' ? choosing.split(',') : null,
    approving: approving.state !== 'idle',
    problem: refused?.ok === false ? refused.message : null,
    plan: (wish: PlanWish = {}) => submit({ intent: 'plan', ...wish }, { method: 'post' }),
    choose: (connectionIds: readonly string[]) =>
      submit({ intent: 'destinations', connectionIds: connectionIds.join(',') }, { method: 'post' }),
    approve: (approvals: readonly PlanApprovalForm[], time?: LocalTime) =>
      approving.submit({ intent: 'approve', approvals: JSON.stringify(approvals), ...time }, { method: 'post' }),
  }
}
