import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

/** For sellers on Amazon who don't connect it: the same pictures as files. */
export function ByHandCard({ draftId }: { readonly draftId: string }) {
  const { t } = useTranslation('plan')
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('unconnected.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('unconnected.body')}
        </Text>
        <InlineStack>
          <Button url={`/app/drafts/${draftId}/seller-central`}>{t('unconnected.open')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}
