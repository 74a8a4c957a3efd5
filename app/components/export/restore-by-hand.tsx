import { Banner, BlockStack, Button } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

interface RestoreByHandProps {
  readonly count: number
  /** Null: the pictures are on the pages of the exports that are taken back. */
  readonly onDownload: (() => void) | null
}

/** An undo that could not put everything back: what is left to do in the channel's own pages, with the pictures for it. */
export function RestoreByHand({ count, onDownload }: RestoreByHandProps) {
  const { t } = useTranslation('export')
  if (count === 0) return null
  return (
    <Banner tone="warning" title={t('byHand.title', { count })}>
      <BlockStack gap="200" inlineAlign="start">
        <p>{t(onDownload ? 'byHand.body' : 'byHand.bodyOfSeveral')}</p>
        {onDownload && <Button onClick={onDownload}>{t('byHand.download')}</Button>}
      </BlockStack>
    </Banner>
  )
}
