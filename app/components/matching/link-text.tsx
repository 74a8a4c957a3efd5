import { BlockStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { LinkView } from '../../core/matching/matching-view.ts'

/** A listing of the store, and which variants it stands for and why; the first ones in full. */
export function LinkText({ link, variantCount }: { readonly link: LinkView; readonly variantCount: number }) {
  const { t } = useTranslation('matching')
  const { title, pairs, pairCount } = link
  return (
    <BlockStack gap="050">
      <Text as="p" breakWord>
        <bdi>{t('row.listing', { title, pairs: pairCount, variants: variantCount })}</bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {pairCount === 0
          ? t('row.whole')
          : pairs
              .map(({ variant, sku, by }) => t(by === 'sku' ? 'row.bySku' : 'row.byHand', { variant, sku }))
              .join(' · ')}
        {pairCount > pairs.length && ` ${t('row.more', { count: pairCount - pairs.length })}`}
      </Text>
    </BlockStack>
  )
}
