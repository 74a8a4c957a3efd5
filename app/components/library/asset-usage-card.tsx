import { Badge, BlockStack, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { mappingRoleLabels, mappingRoles } from '../../core/mapping/roles.ts'

export interface AssetUseView {
  readonly productId: string
  readonly title: string
  readonly places: readonly { readonly role: string; readonly label: string | null }[]
}

interface AssetUsageCardProps {
  readonly usedBy: readonly AssetUseView[]
  readonly liveOn: readonly string[]
}

/** The products a picture is assigned to, and the accounts it already is in. */
export function AssetUsageCard({ usedBy, liveOn }: AssetUsageCardProps) {
  const { t } = useTranslation('library')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('asset.usage')}
        </Text>
        {usedBy.length === 0 && (
          <Text as="p" tone="subdued">
            {t('asset.unused')}
          </Text>
        )}
        <BlockStack as="ul" gap="200">
          {usedBy.map(({ productId, title, places }) => (
            <li key={productId} className="mp-row">
              <Text as="span" breakWord>
                <bdi>{title}</bdi>
              </Text>
              <InlineStack gap="100" align="end">
                {places.map(({ role, label }) => (
                  <Badge key={`${role} ${label}`}>{`${roleLabel(role)}: ${label ?? t('asset.wholeProduct')}`}</Badge>
                ))}
              </InlineStack>
            </li>
          ))}
        </BlockStack>
        {liveOn.length > 0 && (
          <Text as="p" variant="bodySm" tone="subdued">
            {`${t('asset.liveOn')} ${liveOn.join(', ')}`}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}

function roleLabel(stored: string): string {
  const role = mappingRoles.find((known) => known === stored)
  return role ? mappingRoleLabels[role] : stored
}
