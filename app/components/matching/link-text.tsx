import { BlockStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ListingUnit } from '../../core/matching/catalogue-origin.ts'
import type { LinkView } from '../../core/matching/matching-view.ts'
import { useOfferText } from './use-offer-text.ts'

interface LinkTextProps {
  readonly link: LinkView
  readonly variantCount: number
  readonly unit: ListingUnit
}

/** A listing of the store, and which variants it stands for and why; the first ones in full. */
export function LinkText(props: LinkTextProps) {
  return props.unit === 'sku' && props.link.pairCount === 1 ? <OfferLink {...props} /> : <ProductLink {...props} />
}

function ProductLink({ link: { title, pairs, pairCount }, variantCount }: LinkTextProps) {
  const { t } = useTranslation('matching')
  // The only variant of a product has no name that a merchant knows.
  const isOnly = variantCount === 1
  const told = pairs.map(({ by, ...pair }) => t(isOnly ? `row.onlyBy.${by}` : `row.by.${by}`, pair))
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

/** Where a listing stands for one variant: that variant, and by what the platform knows it. */
function OfferLink({ link: { remoteId, title, details, pairs }, variantCount }: LinkTextProps) {
  const { t } = useTranslation('matching')
  const offerText = useOfferText()
  const offer = offerText({ remoteId, details })
  const [pair] = pairs
  return (
    <BlockStack gap="050">
      <Text as="p" breakWord>
        <bdi>{pair && variantCount > 1 ? t('row.offer', { variant: pair.variant, offer }) : offer}</bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        <bdi>{pair && t(`row.onlyBy.${pair.by}`, { sku: pair.sku, barcode: pair.barcode })}</bdi> · <bdi>{title}</bdi>
      </Text>
    </BlockStack>
  )
}
