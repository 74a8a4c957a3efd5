import { BlockStack, Card, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'

/** Other pictures that show the same view in a listing of this one. */
export function DuplicatesCard({ duplicates }: Pick<ComplianceView, 'duplicates'>) {
  const { t } = useTranslation('compliance')
  if (duplicates.length === 0) return null
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {t('duplicates.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('duplicates.help')}
        </Text>
        <ul>
          {duplicates.map(({ assetId, title, product }) => (
            <li key={`${assetId} ${product}`}>
              <Link url={`/app/library/${assetId}/amazon`}>{title}</Link> · {product}
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  )
}
