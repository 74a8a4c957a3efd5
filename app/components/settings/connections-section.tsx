import { useFetcher } from '@remix-run/react'
import { Badge, Banner, BlockStack, Box, Button, ButtonGroup, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ConnectionCheck } from '../../core/channel/connector.ts'
import { useFormat } from '../use-format.ts'
import { ConsentReminder } from '../connections/amazon/consent-reminder.tsx'
import { SettingsSection } from './settings-section.tsx'

export interface ConnectionView {
  readonly id: string
  readonly channel: string
  readonly accountName: string
  readonly status: 'active' | 'needs_reconnect' | 'disconnected'
  readonly problem: string | null
  /** Where the merchant gives it access again; null where that is not done here. */
  readonly reconnectUrl: string | null
  readonly checkedAt: string | null
  /** When the consent that it works by ends, where the merchant is to be reminded of it. */
  readonly consentEndsAt: string | null
}

export type CheckAnswer =
  { readonly ok: true; readonly check: ConnectionCheck } | { readonly ok: false; readonly message: string }

export const statusTones = { active: 'success', needs_reconnect: 'warning', disconnected: 'critical' } as const

interface ConnectionsSectionProps {
  readonly connections: readonly ConnectionView[]
  /** Whether the operator has an app at Amazon. */
  readonly offersAmazon: boolean
  readonly timeZone: string
}

/** The accounts Mediaport exports to, each with its health and a button that asks the platform again. */
export function ConnectionsSection({ connections, offersAmazon, timeZone }: ConnectionsSectionProps) {
  const { t } = useTranslation('settings')
  return (
    <SettingsSection title={t('connections.title')} description={t('connections.description')}>
      <BlockStack gap="400">
        {connections.length === 0 && <Banner tone="warning">{t('connections.empty')}</Banner>}
        {connections.map((connection) => (
          <ConnectionCard key={connection.id} connection={connection} timeZone={timeZone} />
        ))}
        {/* On phones cards reach from edge to edge; what stands beside them does not. */}
        <Box paddingInline={{ xs: '400', sm: '0' }}>
          <BlockStack gap="200">
            <InlineStack gap="200">
              <Button url="/app/connections/woocommerce/new">{t('connections.connectWooCommerce')}</Button>
              <Button url="/app/connections/amazon/new" disabled={!offersAmazon}>
                {t('connections.connectAmazon')}
              </Button>
            </InlineStack>
            {!offersAmazon && (
              <Text as="p" variant="bodySm" tone="subdued">
                {t('connections.amazonNotSetUp')}
              </Text>
            )}
          </BlockStack>
        </Box>
      </BlockStack>
    </SettingsSection>
  )
}

function ConnectionCard({ connection, timeZone }: { readonly connection: ConnectionView; readonly timeZone: string }) {
  const { t } = useTranslation('settings')
  const format = useFormat(timeZone)
  const fetcher = useFetcher<CheckAnswer>()
  const { channel, accountName, status, checkedAt, problem, id } = connection
  const checking = fetcher.state !== 'idle'
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack gap="050">
            <InlineStack gap="200" blockAlign="center">
              <Text as="h3" variant="headingSm">
                {channel}
              </Text>
              <Badge tone={statusTones[status]}>{t(`connections.status.${status}`)}</Badge>
            </InlineStack>
            <Text as="p" tone="subdued" breakWord>
              {accountName}
            </Text>
          </BlockStack>
          <ButtonGroup>
            {status !== 'disconnected' && (
              <Button
                loading={checking}
                accessibilityLabel={t('connections.checkNamed', { account: accountName })}
                onClick={() => fetcher.submit({ intent: 'check-connection', connectionId: id }, { method: 'post' })}
              >
                {t('connections.check')}
              </Button>
            )}
            <Button
              url={`/app/connections/${id}`}
              accessibilityLabel={t('connections.manageNamed', { account: accountName })}
            >
              {t('connections.manage')}
            </Button>
          </ButtonGroup>
        </InlineStack>
        {problem && !fetcher.data && (
          <Banner
            tone={status === 'needs_reconnect' ? 'warning' : 'info'}
            action={status === 'active' ? undefined : reconnectAction(connection, t)}
          >
            {problem}
          </Banner>
        )}
        <ConsentReminder connection={connection} timeZone={timeZone} />
        <div aria-live="polite">
          <CheckResult answer={checking ? undefined : fetcher.data} />
        </div>
        <Text as="p" variant="bodySm" tone="subdued">
          {checkedAt
            ? t('connections.lastChecked', { when: format.dateTime(checkedAt) })
            : t('connections.neverChecked')}
        </Text>
      </BlockStack>
    </Card>
  )
}

type Translate = ReturnType<typeof useTranslation<'settings'>>['t']

/** Accounts whose access is kept here are reconnected here; Shopify's by opening the app in its admin. */
function reconnectAction({ reconnectUrl, accountName }: ConnectionView, t: Translate) {
  if (!reconnectUrl) return undefined
  const accessibilityLabel = t('connections.reconnectNamed', { account: accountName })
  return { content: t('connections.reconnect'), url: reconnectUrl, accessibilityLabel }
}

function CheckResult({ answer }: { readonly answer: CheckAnswer | undefined }) {
  const { t } = useTranslation('settings')
  if (!answer) return null
  if (!answer.ok) return <Banner tone="critical">{answer.message}</Banner>
  const { accountName, scopes, missingScopes, capabilities } = answer.check
  if (missingScopes.length > 0) {
    return <Banner tone="warning">{t('connections.missingScopes', { scopes: scopeNames(missingScopes, t) })}</Banner>
  }
  return (
    <Banner tone="success">
      <p>{t('connections.healthy', { account: accountName })}</p>
      {capabilities ? (
        <p>
          {capabilities.map(({ label, ok }) => `${label}: ${t(`connections.capability.${wordOf(ok)}`)}`).join(' · ')}
        </p>
      ) : (
        <p>{t('connections.scopes', { scopes: scopeNames(scopes, t) })}</p>
      )}
    </Banner>
  )
}

/** Those that Mediaport asks for, with what implies them; a scope beyond them keeps the name that Shopify gives it. */
const namedScopes = ['read_products', 'write_products', 'read_files', 'write_files'] as const

function scopeNames(scopes: readonly string[], t: Translate): string {
  const nameOf = (scope: string) => {
    const named = namedScopes.find((one) => one === scope)
    return named ? t(`connections.scope.${named}`) : scope
  }
  return scopes.map(nameOf).join(', ')
}

function wordOf(ok: boolean | 'unknown') {
  if (ok === 'unknown') return 'unknown'
  return ok ? 'works' : 'missing'
}
