import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

type Answer =
  | { readonly ok: true; readonly proposed?: number; readonly accepted?: number }
  | { readonly ok: false; readonly message: string; readonly field: string | null }

/** Makes suggestions, at once where none were made before, and accepts many of them. */
export function useProposals(never: boolean) {
  const { t } = useTranslation('mapping')
  const shopify = useAppBridge()
  const fetcher = useFetcher<Answer>()
  const { submit, state, data, formData } = fetcher
  const asked = useRef(false)
  const told = useRef(data)

  useEffect(() => {
    if (!never || asked.current) return
    asked.current = true
    submit({ intent: 'propose' }, { method: 'post' })
  }, [never, submit])

  useEffect(() => {
    if (told.current === data) return
    told.current = data
    if (data?.ok && data.accepted !== undefined) shopify.toast.show(t('accepted', { count: data.accepted }))
    else if (data?.ok) shopify.toast.show(t('proposed', { count: data.proposed ?? 0 }))
  }, [data, shopify, t])

  const intent = state === 'idle' ? null : formData?.get('intent')
  const productId = formData?.get('productId')
  return {
    /** The first suggestions are not there yet. */
    first: never && data?.ok !== false,
    proposing: intent === 'propose',
    accepting: intent === 'accept' ? (typeof productId === 'string' ? productId : 'all') : null,
    problem: data?.ok === false ? data.message : null,
    propose: () => submit({ intent: 'propose' }, { method: 'post' }),
    widening: intent === 'whole-library',
    takeWholeLibrary: () => submit({ intent: 'whole-library' }, { method: 'post' }),
    accept: (id: string | null) => submit({ intent: 'accept', ...(id ? { productId: id } : {}) }, { method: 'post' }),
  }
}
