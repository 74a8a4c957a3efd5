import { useFetcher } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SellerView } from '../../../core/connections/seller-view.ts'
import type { ConnectionPageView } from '../../../core/connections/store-view.ts'
import type { ActionAnswer } from '../../action-answer.ts'
import { ConfirmModal } from '../../confirm-modal.tsx'
import { useOncePerAnswer } from '../../use-once-per-answer.ts'

interface DisconnectSellerProps {
  readonly connection: ConnectionPageView
  readonly seller: SellerView
}

type Scope = 'store' | 'seller'

const intents = { store: 'disconnect', seller: 'disconnect-seller' } as const

/** Ends one store, or all that the same consent covers. */
export function DisconnectSeller({ connection: { label }, seller: { sellerId, others } }: DisconnectSellerProps) {
  const { t } = useTranslation('amazon')
  const shopify = useAppBridge()
  const fetcher = useFetcher<ActionAnswer>()
  const [asking, setAsking] = useState<Scope | null>(null)
  useOncePerAnswer(fetcher.data, (answer) => {
    if (answer.ok) shopify.toast.show(t('account.disconnected'))
  })
  const disconnect = () => {
    if (asking) fetcher.submit({ intent: intents[asking] }, { method: 'post' })
    setAsking(null)
  }
  const isWhole = asking === 'seller'
  return (
    <>
      {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
      <Button tone="critical" loading={fetcher.state !== 'idle'} onClick={() => setAsking('store')}>
        {t('account.disconnect')}
      </Button>
      {others.length > 0 && (
        <Button variant="plain" tone="critical" onClick={() => setAsking('seller')}>
          {t('account.disconnectSeller')}
        </Button>
      )}
      <ConfirmModal
        open={asking !== null}
        title={
          isWhole
            ? t('account.disconnectSellerTitle', { seller: sellerId })
            : t('account.disconnectTitle', { name: label })
        }
        confirmLabel={t('account.disconnect')}
        onConfirm={disconnect}
        onClose={() => setAsking(null)}
      >
        <BlockStack gap="200">
          <Text as="p">
            {isWhole ? t('account.disconnectSellerBody', { count: others.length + 1 }) : t('account.disconnectBody')}
          </Text>
          <Text as="p">{t('account.atAmazon')}</Text>
        </BlockStack>
      </ConfirmModal>
    </>
  )
}
