import { Badge, Banner, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { statusTones, type ConnectionView } from '../settings/connections-section.tsx'

/** Whether every account that exports go to works, with what to do where one does not. */
export function ConnectionsCard({ connections }: { readonly connections: readonly ConnectionView[] }) {
  const { t } = useTranslation('home')
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('connections.title')}
          </Text>
          <Link url="/app/settings">{t('connections.manage')}</Link>
        </InlineStack>
        {connections.length === 0 && <Text as="p">{t('connections.empty')}</Text>}
        <BlockStack as="ul" gap="300">
          {connections.map(({ id, channel, accountName, status }) => (
            <li key={id} className="mp-row">
              <BlockStack gap="050">
                <Text as="span" fontWeight="semibold">
                  {channel}
                </Text>
                <Text as="span" variant="bodySm" tone="subdued" breakWord>
                  {accountName}
                </Text>
              </BlockStack>
              <Badge tone={statusTones[status]}>{t(`connections.status.${status}`)}</Badge>
            </li>
          ))}
        </BlockStack>
        {connections.map(
          ({ id, problem, status, reconnectUrl }) =>
            problem &&
            status === 'needs_reconnect' && (
              <Banner
                key={id}
                tone="warning"
                action={reconnectUrl ? { content: t('connections.reconnect'), url: reconnectUrl } : undefined}
              >
                {problem}
              </Banner>
            ),
        )}
      </BlockStack>
    </Card>
  )
}
