import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useTranslation } from 'react-i18next'
import { matchingTasks, type MatchingTask } from '../../core/matching/matching-view.ts'
import { useLookAgain } from '../use-look-again.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

type Answer = { readonly ok: true; readonly linked?: number } | { readonly ok: false; readonly message: string }

export interface MatchingActions {
  /** The product ids that are being accepted, joined; null: none. */
  readonly accepting: string | null
  /** The job that is being started. */
  readonly starting: MatchingTask | null
  readonly discarding: boolean
  readonly problem: string | null
  readonly accept: (productIds: readonly string[]) => void
  readonly start: (task: MatchingTask) => void
  /** Puts the file of links away. */
  readonly discardFile: () => void
}

const intentOf = { find: 'find', accept: 'accept-all', check: 'check-file', apply: 'apply-file' } as const

/** Accepts matches and starts jobs over the whole catalogue. While one is `underWay` the page looks again. */
export function useMatchingActions(underWay: boolean): MatchingActions {
  const { t } = useTranslation('matching')
  const shopify = useAppBridge()
  const { submit, data, state, formData } = useFetcher<Answer>()
  useLookAgain(underWay)

  useOncePerAnswer(data, (answer) => {
    if (answer.ok && answer.linked !== undefined) shopify.toast.show(t('toast.linked', { count: answer.linked }))
  })

  const intent = state === 'idle' ? null : formData?.get('intent')
  const productIds = formData?.get('productIds')
  return {
    accepting: intent === 'accept' && typeof productIds === 'string' ? productIds : null,
    starting: matchingTasks.find((task) => intentOf[task] === intent) ?? null,
    discarding: intent === 'discard-file',
    problem: data?.ok === false ? data.message : null,
    accept: (ids) => submit({ intent: 'accept', productIds: ids.join() }, { method: 'post' }),
    start: (task) => submit({ intent: intentOf[task] }, { method: 'post' }),
    discardFile: () => submit({ intent: 'discard-file' }, { method: 'post' }),
  }
}
