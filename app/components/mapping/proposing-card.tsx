import { BlockStack, Card, InlineStack, SkeletonBodyText, Spinner, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

/** While the first suggestions are made. */
export function ProposingCard() {
  const { t } = useTranslation('mapping')
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Spinner size="small" />
          <Text as="p" variant="bodyMd">
            <span role="status">{t('proposing')}</span>
          </Text>
        </InlineStack>
        <SkeletonBodyText lines={6} />
      </BlockStack>
    </Card>
  )
}
