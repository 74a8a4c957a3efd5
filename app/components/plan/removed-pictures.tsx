import { Badge, BlockStack, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanItemView } from '../../core/export/plan-view.ts'
import { calledBy, PlanPictureImage } from './plan-picture.tsx'
import { variantList } from './variant-list.ts'

/** Every picture that leaves a product, one by one: whose it is, and which variants show it until then. */
export function RemovedPictures({ item }: { readonly item: PlanItemView }) {
  const { t } = useTranslation('plan')
  const { removals, cleared } = item
  if (removals.length === 0 && cleared.length === 0) return null
  return (
    <BlockStack gap="200">
      {removals.length > 0 && (
        <>
          <Text as="h4" variant="bodySm" tone="subdued">
            {t('removed.title', { count: removals.length })}
          </Text>
          <ul className="mp-assignments">
            {removals.map(({ picture, ours, variants }) => (
              <li key={picture.key} className="mp-assignment">
                <ul className="mp-gallery__pictures" aria-hidden="true">
                  <PlanPictureImage picture={picture} />
                </ul>
                <BlockStack gap="050">
                  <Text as="p" variant="bodySm" breakWord>
                    {calledBy(picture) || t('removed.noAlt')}
                  </Text>
                  {variants.length > 0 && (
                    <Text as="p" variant="bodySm" tone="subdued" breakWord>
                      {t('removed.variants', { count: variants.length, variants: variantList(variants) })}
                    </Text>
                  )}
                  <InlineStack>
                    <Badge tone={ours ? undefined : 'warning'}>{t(ours ? 'removed.ours' : 'removed.theirs')}</Badge>
                  </InlineStack>
                </BlockStack>
              </li>
            ))}
          </ul>
        </>
      )}
      {cleared.length > 0 && (
        <Text as="p" variant="bodySm" tone="caution" breakWord>
          {t('removed.cleared', { count: cleared.length, variants: variantList(cleared) })}
        </Text>
      )}
    </BlockStack>
  )
}
