import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ProductOffers } from '../../core/matching/link-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'

export interface LinkActions {
  /** The listing that is being linked or unlinked; null: none. */
  readonly busy: string | null
  readonly problem: string | null
  /** Links a variant with a listing, in the place of another one of the variant's. */
  readonly choose: (variantId: string, listingRemoteId: string, instead: string | null) => void
  readonly unlink: (listingRemoteId: string) => void
}

/** Links and unlinks listings of one product, from whatever page shows them. */
export function useLinkActions({ store, productId }: Pick<ProductOffers, 'store' | 'productId'>): LinkActions {
  const { t } = useTranslation('matching')
  const { data, formData, submit } = useFetcher<ActionAnswer & { readonly unlinked?: number }>()
  useActionToast(
    data,
    data && 'unlinked' in data ? t('product.unlinked', { context: store.words }) : t('product.saved'),
  )
  const send = (fields: Record<string, string>) =>
    submit(fields, { method: 'post', action: `/app/connections/${store.id}/products/${productId}` })
  const sent = formData?.get('listingRemoteId')
  return {
    busy: typeof sent === 'string' ? sent : null,
    problem: data?.ok === false ? data.message : null,
    choose: (variantId, listingRemoteId, instead) =>
      send({ intent: 'choose', variantId, listingRemoteId, ...(instead !== null && { instead }) }),
    unlink: (listingRemoteId) => send({ intent: 'unlink', listingRemoteId }),
  }
}
