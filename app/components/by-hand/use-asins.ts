import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VariantByHand } from '../../core/picture-zip/by-hand-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

export interface AsinForm {
  readonly dirty: boolean
  readonly saving: boolean
  /** What is wrong that belongs to no field. */
  readonly problem: string | null
  readonly valueOf: (variant: VariantByHand) => string
  readonly errorOf: (variant: VariantByHand) => string | undefined
  readonly change: (variant: VariantByHand, value: string) => void
  readonly save: () => void
  readonly discard: () => void
}

/** ASINs as they are typed, kept from page to page until they are saved. */
export function useAsins(): AsinForm {
  const { t } = useTranslation('byHand')
  const fetcher = useFetcher<ActionAnswer>()
  /** Those that differ from what is saved, by variant. */
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  useActionToast(fetcher.data, t('saved'))
  // Not before the page shows what was saved.
  useOncePerAnswer(fetcher.state === 'idle' ? fetcher.data : undefined, ({ ok }) => {
    if (ok) setTyped({})
  })
  const refusal = fetcher.data?.ok === false ? fetcher.data : null
  const isField = refusal?.field != null && refusal.field in typed
  return {
    dirty: Object.keys(typed).length > 0,
    saving: fetcher.state !== 'idle',
    problem: refusal && !isField ? refusal.message : null,
    valueOf: ({ id, asin }) => typed[id] ?? asin,
    errorOf: ({ id }) => (refusal?.field === id ? refusal.message : undefined),
    change: ({ id, asin }, value) => {
      const others = Object.entries(typed).filter(([typedId]) => typedId !== id)
      setTyped(Object.fromEntries(value === asin ? others : [...others, [id, value]]))
    },
    save: () => fetcher.submit({ asins: JSON.stringify(typed) }, { method: 'post' }),
    discard: () => setTyped({}),
  }
}
