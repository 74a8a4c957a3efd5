import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { HistoryItem } from '../../core/export/history-view.ts'
import type { RunAction } from '../../core/export/run-actions.ts'
import type { ActionAnswer } from '../action-answer.ts'

/** Carries out what is chosen for an export of the list. Cancelling asks first; undoing goes on to the review of the undo. */
export function useRunActions() {
  const fetcher = useFetcher<ActionAnswer>()
  const [cancelling, setCancelling] = useState<HistoryItem | null>(null)
  const submit = (item: HistoryItem, path: string, fields: Record<string, string>) =>
    fetcher.submit(fields, { method: 'post', action: `/app/exports/${item.id}${path}` })
  return {
    busy: fetcher.state !== 'idle',
    problem: fetcher.data?.ok === false ? fetcher.data.message : null,
    /** The export about which the merchant is asked. */
    cancelling,
    act: (item: HistoryItem, action: RunAction) => {
      if (action === 'cancel') setCancelling(item)
      else if (action === 'undo') submit(item, '/undo', {})
      else if (action === 'undo-later') submit(item, '/undo', { later: 'true' })
      else submit(item, '', { intent: action })
    },
    confirmCancel: () => {
      if (cancelling) submit(cancelling, '', { intent: 'cancel' })
      setCancelling(null)
    },
    keep: () => setCancelling(null),
  }
}
