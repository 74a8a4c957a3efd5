import { useTranslation } from 'react-i18next'
import type { LinkView } from '../../core/matching/matching-view.ts'

/** By what sellers know one listing of a platform that lists each SKU by itself. */
export function useOfferText() {
  const { t } = useTranslation('matching')
  return ({ remoteId: sku, details: { asin } }: Pick<LinkView, 'remoteId' | 'details'>) =>
    asin ? t('row.skuAndAsin', { sku, asin }) : t('row.sku', { sku })
}
