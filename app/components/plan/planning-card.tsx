import { BlockStack, Card, InlineStack, SkeletonBodyText, SkeletonThumbnail, Spinner, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

/** While the channel is asked what it shows now. */
export function PlanningCard({ count }: { readonly count: number }) {
  const { t } = useTranslation('plan')
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" />
          <Text as="p">
            <span role="status">{t('planning', { count })}</span>
          </Text>
        </InlineStack>
        <SkeletonBodyText lines={2} />
        <InlineStack gap="200">
          {[1, 2, 3, 4].map((place) => (
            <SkeletonThumbnail key={place} size="small" />
          ))}
        </InlineStack>
        <SkeletonBodyText lines={3} />
      </BlockStack>
    </Card>
  )
}
