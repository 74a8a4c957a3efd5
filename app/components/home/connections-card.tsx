import { Badge, Banner, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { ConsentReminder } from '../connections/amazon/consent-reminder.tsx'
import { statusTones, type ConnectionView } from '../settings/connections-section.tsx'

interface ConnectionsCardProps {
  readonly connections: readonly ConnectionView[]
  readonly timeZone: string
}

/** Whether every account that exports go to works, with what to do where one does not. */
export function ConnectionsCard({ connections, timeZone }: ConnectionsCardProps) {
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
            status !== 'disconnected' && (
              <Banner
                key={id}
                tone={status === 'active' ? 'info' : 'warning'}
                action={reconnectActionOf({ status, reconnectUrl }, t('connections.reconnect'))}
              >
                {problem}
              </Banner>
            ),
        )}
        {connections.map((connection) => (
          <ConsentReminder key={connection.id} connection={connection} timeZone={timeZone} />
        ))}
      </BlockStack>
    </Card>
  )
}

function reconnectActionOf(
  { status, reconnectUrl }: Pick<ConnectionView, 'status' | 'reconnectUrl'>,
  content: string,
): { content: string; url: string } | undefined {
  return status === 'needs_reconnect' && reconnectUrl ? { content, url: reconnectUrl } : undefined
}
