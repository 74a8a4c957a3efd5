import { BlockStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { LinkView } from '../../core/matching/matching-view.ts'

/** A listing of the store, and which variants it stands for and why; the first ones in full. */
export function LinkText({ link, variantCount }: { readonly link: LinkView; readonly variantCount: number }) {
  const { t } = useTranslation('matching')
  const { title, pairs, pairCount } = link
  // The only variant of a product has no name that a merchant knows.
  const isOnly = variantCount === 1
  const told = isOnly
    ? pairs.map(({ sku, by }) => t(by === 'sku' ? 'row.onlyBySku' : 'row.onlyByHand', { sku }))
    : pairs.map(({ variant, sku, by }) => t(by === 'sku' ? 'row.bySku' : 'row.byHand', { variant, sku }))
  return (
    <BlockStack gap="050">
      <Text as="p" breakWord>
        <bdi>
          {isOnly
            ? t('row.onlyListing', { title })
            : t('row.listing', { title, pairs: pairCount, variants: variantCount })}
        </bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {pairCount === 0 ? t('row.whole') : told.join(' · ')}
        {pairCount > pairs.length && ` ${t('row.more', { count: pairCount - pairs.length })}`}
      </Text>
    </BlockStack>
  )
}
