import { useFetcher, useNavigate, useRevalidator } from '@remix-run/react'
import { TitleBar, useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, ButtonGroup, Card, Page } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ConsentedSellerView } from '../../../core/connections/seller-view.ts'
import { useOncePerAnswer } from '../../use-once-per-answer.ts'
import { MarketplaceChoice } from './marketplace-choice.tsx'
import { RenewedSeller } from './renewed-seller.tsx'

export type SellerAnswer =
  | { readonly ok: true; readonly seller: ConsentedSellerView }
  | { readonly ok: false; readonly code: string; readonly message: string }

type ConnectAnswer =
  | { readonly ok: true; readonly connectionIds: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** Back from Amazon: the merchant ticks stores, or a renewal is taken over by itself; or why neither can be. */
export function ConsentedSellerPage({ answer }: { readonly answer: SellerAnswer }) {
  const { t } = useTranslation('amazon')
  const shopify = useAppBridge()
  const navigate = useNavigate()
  const { revalidate, state: loading } = useRevalidator()
  const fetcher = useFetcher<ConnectAnswer>()
  const renewed = answer.ok && answer.seller.renewed
  const title = renewed ? t('approved.renewTitle') : t('approved.title')
  const refused = fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data : null

  useOncePerAnswer(fetcher.data, (connected) => {
    if (!connected.ok) return
    shopify.toast.show(renewed ? t('approved.renewed') : t('approved.done'))
    const [first, second] = connected.connectionIds
    const isOne = first !== undefined && second === undefined
    navigate(isOne ? `/app/connections/${first}` : '/app/settings', { replace: true })
  })

  const connect = (marketplaceIds: readonly string[] | null) =>
    fetcher.submit(marketplaceIds ? { marketplaceIds: marketplaceIds.join(',') } : {}, { method: 'post' })

  return (
    <Page narrowWidth title={title} backAction={{ content: t('back'), url: '/app/settings' }}>
      <TitleBar title={title} />
      <Card>
        <BlockStack gap="400">
          {!answer.ok && <Refused refusal={answer} busy={loading !== 'idle'} onRetry={revalidate} />}
          {refused && <Refused refusal={refused} busy={false} onRetry={renewed ? () => connect(null) : null} />}
          {answer.ok && answer.seller.renewed && !refused && (
            <RenewedSeller seller={answer.seller} onShown={() => connect(null)} />
          )}
          {answer.ok && !answer.seller.renewed && (
            <MarketplaceChoice seller={answer.seller} busy={fetcher.state !== 'idle'} onConnect={connect} />
          )}
        </BlockStack>
      </Card>
    </Page>
  )
}

interface RefusedProps {
  readonly refusal: { readonly code: string; readonly message: string }
  readonly busy: boolean
  /** Null: the form below it does. */
  readonly onRetry: (() => void) | null
}

/** What Amazon could answer differently in a minute may be asked again; the rest begins anew. */
function Refused({ refusal: { code, message }, busy, onRetry }: RefusedProps) {
  const { t } = useTranslation('amazon')
  if (code === 'invalid_input') return <Banner tone="critical">{message}</Banner>
  return (
    <BlockStack gap="400">
      <Banner tone="critical" title={t('approved.problem')}>
        {message}
      </Banner>
      <ButtonGroup>
        {code === 'channel_unavailable' && onRetry && (
          <Button loading={busy} onClick={onRetry}>
            {t('approved.again')}
          </Button>
        )}
        <Button variant="primary" url="/app/connections/amazon/new">
          {t('approved.restart')}
        </Button>
      </ButtonGroup>
    </BlockStack>
  )
}
