import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { CapabilityCheck } from '../../core/channel/connector.ts'
import type { ConnectionPageView } from '../../core/connections/store-view.ts'
import { useFormat } from '../use-format.ts'

interface CapabilitiesCardProps {
  readonly connection: ConnectionPageView
  readonly checking: boolean
  readonly onCheck: () => void
}

/** What the last check found, one thing after the other, and what to do about what is missing. */
export function CapabilitiesCard({ connection, checking, onCheck }: CapabilitiesCardProps) {
  const { t } = useTranslation('connections')
  const format = useFormat(connection.timeZone)
  const { capabilities, checkedAt, status } = connection
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t('account.capabilities.title')}
          </Text>
          {status !== 'disconnected' && (
            <Button loading={checking} onClick={onCheck}>
              {t(capabilities.length === 0 ? 'account.checkFirst' : 'account.check')}
            </Button>
          )}
        </InlineStack>
        {capabilities.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('account.capabilities.empty')}
          </Text>
        ) : (
          <BlockStack as="ul" gap="300">
            {capabilities.map((capability) => (
              <CapabilityItem key={capability.id} capability={capability} />
            ))}
          </BlockStack>
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {checkedAt && capabilities.length > 0
            ? t('account.lastChecked', { when: format.dateTime(checkedAt) })
            : t('account.neverChecked')}
        </Text>
      </BlockStack>
    </Card>
  )
}

const standings = {
  ok: { tone: 'success' },
  missing: { tone: 'critical' },
  optional: { tone: 'attention' },
  unknown: { tone: undefined },
} as const

function standingOf({ ok, required }: CapabilityCheck): keyof typeof standings {
  if (ok === 'unknown') return 'unknown'
  if (ok) return 'ok'
  return required ? 'missing' : 'optional'
}

function CapabilityItem({ capability }: { readonly capability: CapabilityCheck }) {
  const { t } = useTranslation('connections')
  const standing = standingOf(capability)
  return (
    <li className="mp-row">
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="semibold">
          {capability.label}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {capability.detail}
        </Text>
      </BlockStack>
      <Badge tone={standings[standing].tone}>{t(`account.capabilities.${standing}`)}</Badge>
    </li>
  )
}
