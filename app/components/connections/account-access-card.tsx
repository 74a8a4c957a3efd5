import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, ButtonGroup, Card, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionPageView } from '../../core/connections/store-view.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { FactList } from '../fact-list.tsx'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

type DisconnectAnswer =
  { readonly ok: true; readonly revoked: boolean } | { readonly ok: false; readonly message: string }

interface AccountAccessCardProps {
  readonly connection: ConnectionPageView
  readonly renewUrl: string | undefined
}

/** How Mediaport gets in, with the ways to replace and to end that. */
export function AccountAccessCard({ connection, renewUrl }: AccountAccessCardProps) {
  const { t } = useTranslation('connections')
  const { access, accountKey, channel, status } = connection
  const given = access ? t(`account.access.${access.kind}`, { name: access.name }) : t('account.access.none')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('account.access.title')}
        </Text>
        <FactList
          facts={[
            [t('account.access.site'), accountKey],
            [t('account.access.kind'), channel === 'shopify' ? t('account.access.shopify') : given],
          ]}
        />
        {channel !== 'shopify' && status !== 'disconnected' && (
          <>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('account.access.replaceHelp')}
            </Text>
            <ButtonGroup>
              <Button url={renewUrl}>{t('account.access.replace')}</Button>
              <DisconnectButton connection={connection} />
            </ButtonGroup>
          </>
        )}
      </BlockStack>
    </Card>
  )
}

function DisconnectButton({ connection: { label, access } }: { readonly connection: ConnectionPageView }) {
  const { t } = useTranslation('connections')
  const shopify = useAppBridge()
  const fetcher = useFetcher<DisconnectAnswer>()
  const [asking, setAsking] = useState(false)
  useOncePerAnswer(fetcher.data, (answer) => {
    if (answer.ok) shopify.toast.show(t(answer.revoked ? 'account.access.disconnected' : 'account.access.notRevoked'))
  })
  const disconnect = () => {
    fetcher.submit({ intent: 'disconnect' }, { method: 'post' })
    setAsking(false)
  }
  return (
    <>
      {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
      <Button tone="critical" loading={fetcher.state !== 'idle'} onClick={() => setAsking(true)}>
        {t('account.access.disconnect')}
      </Button>
      <ConfirmModal
        open={asking}
        title={t('account.access.disconnectTitle', { name: label })}
        confirmLabel={t('account.access.disconnect')}
        onConfirm={disconnect}
        onClose={() => setAsking(false)}
      >
        <BlockStack gap="200">
          <Text as="p">{t('account.access.disconnectBody')}</Text>
          {access?.kind === 'keys' && <Text as="p">{t('account.access.disconnectKeys')}</Text>}
        </BlockStack>
      </ConfirmModal>
    </>
  )
}
