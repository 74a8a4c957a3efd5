import { useState } from 'react'
import type { PlanView } from '../../core/export/plan-view.ts'
import { approvalOf, nothingSaid, type Said } from './approval-of.ts'

/** What the merchant has said towards an approval; another plan begins anew. */
export function useApproval(plan: PlanView | null) {
  return useApprovals()(plan)
}

/** The same for several plans: answers that of one. */
export function useApprovals() {
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  return (plan: PlanView | null) => {
    const planId = plan?.id ?? ''
    return approvalOf(plan, said[planId] ?? nothingSaid, (next) => setSaid({ ...said, [planId]: next }))
  }
}
