import { useFetcher, useRevalidator } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

type Answer = { readonly ok: true; readonly linked?: number } | { readonly ok: false; readonly message: string }

export interface MatchingActions {
  /** The product ids that are being accepted, joined; null: none. */
  readonly accepting: string | null
  /** The job that is being started. */
  readonly starting: 'find' | 'accept' | null
  readonly problem: string | null
  readonly accept: (productIds: readonly string[]) => void
  readonly start: (task: 'find' | 'accept') => void
}

const lookAgainMs = 1000

/** Accepts matches and starts jobs over the whole catalogue; while one is `underWay` the page looks again every second. */
export function useMatchingActions(underWay: boolean): MatchingActions {
  const { t } = useTranslation('matching')
  const shopify = useAppBridge()
  const { submit, data, state, formData } = useFetcher<Answer>()
  const { revalidate } = useRevalidator()

  useEffect(() => {
    if (!underWay) return
    const timer = setInterval(revalidate, lookAgainMs)
    return () => clearInterval(timer)
  }, [underWay, revalidate])

  useOncePerAnswer(data, (answer) => {
    if (answer.ok && answer.linked !== undefined) shopify.toast.show(t('toast.linked', { count: answer.linked }))
  })

  const intent = state === 'idle' ? null : formData?.get('intent')
  const productIds = formData?.get('productIds')
  return {
    accepting: intent === 'accept' && typeof productIds === 'string' ? productIds : null,
    starting: intent === 'find' ? 'find' : intent === 'accept-all' ? 'accept' : null,
    problem: data?.ok === false ? data.message : null,
    accept: (ids) => submit({ intent: 'accept', productIds: ids.join() }, { method: 'post' }),
    start: (task) => submit({ intent: task === 'find' ? 'find' : 'accept-all' }, { method: 'post' }),
  }
}
