import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'

/** Plans to take a run back; what it would do is reviewed on a page of its own. */
export function useUndo(runId: string, possible: boolean, isUndo: boolean) {
  const { t } = useTranslation('undo')
  const fetcher = useFetcher<ActionAnswer>()
  const plan = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: 'post', action: `/app/exports/${runId}/undo` })
  const loading = fetcher.state !== 'idle'
  return {
    problem: fetcher.data?.ok === false ? fetcher.data.message : null,
    ofItem: possible ? (itemId: string) => plan({ itemId }) : null,
    actions: possible
      ? [
          { content: t(isUndo ? 'run.redo' : 'run.undo'), loading, onAction: () => plan({}) },
          { content: t(isUndo ? 'run.redoLater' : 'run.undoLater'), onAction: () => plan({ later: 'true' }) },
        ]
      : [],
  }
}
