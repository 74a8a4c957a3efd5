import { Banner, BlockStack, Button } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

interface RestoreByHandProps {
  readonly count: number
  readonly onDownload: () => void
}

/** An undo that could not put everything back: what is left to do in the channel's own pages, with the pictures for it. */
export function RestoreByHand({ count, onDownload }: RestoreByHandProps) {
  const { t } = useTranslation('export')
  if (count === 0) return null
  return (
    <Banner tone="warning" title={t('byHand.title', { count })}>
      <BlockStack gap="200" inlineAlign="start">
        <p>{t('byHand.body')}</p>
        <Button onClick={onDownload}>{t('byHand.download')}</Button>
      </BlockStack>
    </Banner>
  )
}
