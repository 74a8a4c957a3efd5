import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { StoreView } from '../../core/matching/matching-view.ts'

/** Says why a store cannot be asked, and where that is mended. */
export function StoreUnavailable({ store: { status, problem, words } }: { readonly store: StoreView }) {
  const { t } = useTranslation('matching')
  if (status === 'active') return null
  return (
    <Banner
      tone={status === 'disconnected' ? 'critical' : 'warning'}
      title={t(`unavailable.${status}`, { context: words })}
      action={{ content: t('unavailable.action'), url: '/app/settings' }}
    >
      {problem}
    </Banner>
  )
}
