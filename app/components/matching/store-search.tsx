import { Badge, BlockStack, Button, Card, InlineGrid, Text, Thumbnail } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import type { LinkPageView, StoreProductView } from '../../core/matching/link-view.ts'
import { useOfferText } from './use-offer-text.ts'
import { useSearchState } from '../use-search-state.ts'
import { StoreSearchField } from './store-search-field.tsx'

interface StoreSearchProps {
  readonly view: LinkPageView
  readonly results: readonly StoreProductView[]
}

/** Finds the product of the store that is the merchant's, by name or SKU. */
export function StoreSearch({ view: { store }, results }: StoreSearchProps) {
  const { t } = useTranslation('matching')
  const search = useSearchState(['chosen'])
  const query = search.params.get('query') ?? ''
  const { words: context } = store
  return (
    <Card>
      <BlockStack gap="400">
        <StoreSearchField store={store} search={search} />
        <div role="status">
          <Text as="p" tone="subdued">
            {results.length > 0
              ? t('product.results', { context })
              : query
                ? t('product.noResults', { query, store: store.label, context })
                : t('product.emptyStore', { context })}
          </Text>
        </div>
        {results.map((found) => (
          <InlineGrid key={found.remoteId} columns="1fr auto" gap="300" alignItems="center">
            <StoreProductFacts product={found} />
            <Button
              accessibilityLabel={t('product.chooseNamed', { title: found.title })}
              onClick={() => search.change({ chosen: found.remoteId }, { keepPage: true })}
            >
              {t('product.choose')}
            </Button>
          </InlineGrid>
        ))}
      </BlockStack>
    </Card>
  )
}

/** A product of the store in a line: picture, name, SKU, variations, and what it is linked to. */
export function StoreProductFacts({ product }: { readonly product: StoreProductView }) {
  const { t } = useTranslation('matching')
  const { title, sku, imageUrl, variantCount, kind, linkedTo } = product
  const offerText = useOfferText()
  const facts =
    kind === null
      ? [
          variantCount > 0 ? t('product.variations', { count: variantCount }) : t('product.simple'),
          sku ? t('product.sku', { sku }) : variantCount === 0 && t('store.noSku'),
        ]
      : [offerText(product), t(`store.kind.${kind}`)]
  return (
    <InlineGrid columns="auto 1fr" gap="300" alignItems="center">
      <Thumbnail size="small" source={imageUrl ?? ImageIcon} alt="" />
      <BlockStack gap="050">
        <Text as="p" fontWeight="semibold" breakWord>
          <bdi>{title}</bdi>
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {facts.filter(Boolean).join(' · ')}
        </Text>
        {linkedTo && (
          <div>
            <Badge tone="success">{t('store.linkedTo', { title: linkedTo.title })}</Badge>
          </div>
        )}
      </BlockStack>
    </InlineGrid>
  )
}
