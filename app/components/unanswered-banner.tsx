import { useRevalidator } from '@remix-run/react'
import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

interface UnansweredBannerProps {
  readonly title: string
  /** What went wrong, in words. */
  readonly issue: string
}

/** A store did not answer the page's question, which can be asked again. */
export function UnansweredBanner({ title, issue }: UnansweredBannerProps) {
  const { t } = useTranslation('common')
  const { revalidate, state } = useRevalidator()
  return (
    <Banner
      tone="critical"
      title={title}
      action={{ content: t('actions.tryAgain'), onAction: revalidate, loading: state === 'loading' }}
    >
      {issue}
    </Banner>
  )
}
