import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProductOffers } from '../../core/matching/link-view.ts'
import { useLinkActions } from './use-link-actions.ts'
import { VariantListingsRow } from './variant-listings-row.tsx'

/** Of a product with many variants; the others are a click away. */
const rowsShown = 8

interface VariantListingsCardProps {
  readonly offers: ProductOffers
  /** The product's name stands elsewhere; an only variant has no other. */
  readonly productTitle: string
}

/** Which listing each variant of a product is on an account that lists each SKU by itself, and choosing another. */
export function VariantListingsCard({ offers, productTitle }: VariantListingsCardProps) {
  const { t } = useTranslation('matching')
  const { store, variants } = offers
  const actions = useLinkActions(offers)
  const [all, setAll] = useState(false)
  const linked = variants.filter((variant) => variant.linked.length > 0).length
  const shown = all ? variants : variants.slice(0, rowsShown)
  return (
    <Card>
      <section aria-label={t('offers.title', { store: store.label })}>
        <BlockStack gap="400">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd" breakWord>
              {t('offers.title', { store: store.label })}
            </Text>
            <Text as="p" tone="subdued">
              {t('offers.linked', { linked, count: variants.length })}
            </Text>
          </InlineStack>
          {actions.problem && <Banner tone="critical">{actions.problem}</Banner>}
          <ul className="mp-offers">
            {shown.map((variant) => (
              <VariantListingsRow
                key={variant.id}
                store={store}
                variant={variant}
                title={variants.length === 1 ? productTitle : variant.title}
                actions={actions}
              />
            ))}
          </ul>
          {shown.length < variants.length && (
            <InlineStack>
              <Button variant="plain" onClick={() => setAll(true)}>
                {t('offers.showAll', { count: variants.length })}
              </Button>
            </InlineStack>
          )}
        </BlockStack>
      </section>
    </Card>
  )
}
