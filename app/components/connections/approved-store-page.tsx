import { useFetcher, useNavigate } from '@remix-run/react'
import { TitleBar, useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, ButtonGroup, Card, InlineStack, Page, Spinner, Text } from '@shopify/polaris'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

type FinishAnswer =
  | { readonly ok: true; readonly connectionId: string }
  | { readonly ok: false; readonly code: string; readonly message: string }

/** Back from a store's approval page: tries what it gave, and leads on to the connected store or says why not. */
export function ApprovedStorePage() {
  const { t } = useTranslation('connections')
  const shopify = useAppBridge()
  const navigate = useNavigate()
  const fetcher = useFetcher<FinishAnswer>()
  const begun = useRef(false)
  const finish = () => fetcher.submit({}, { method: 'post' })

  useEffect(() => {
    // Effects run twice in development; the approval is finished once.
    if (begun.current) return
    begun.current = true
    fetcher.submit({}, { method: 'post' })
  }, [fetcher])

  useOncePerAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return
    shopify.toast.show(t('approved.connected'))
    navigate(`/app/connections/${answer.connectionId}`, { replace: true })
  })

  const refused = fetcher.state === 'idle' && fetcher.data?.ok === false ? fetcher.data : null
  return (
    <Page narrowWidth title={t('approved.title')} backAction={{ content: t('back'), url: '/app/settings' }}>
      <TitleBar title={t('approved.title')} />
      <Card>{refused ? <Refused refusal={refused} onRetry={finish} /> : <Testing />}</Card>
    </Page>
  )
}

function Testing() {
  const { t } = useTranslation('connections')
  return (
    <div aria-live="polite">
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Spinner size="small" />
        <Text as="p">{t('approved.testing')}</Text>
      </InlineStack>
    </div>
  )
}

interface RefusedProps {
  readonly refusal: { readonly code: string; readonly message: string }
  readonly onRetry: () => void
}

/** What the store could answer differently in a minute may be tried again with what it gave. */
function Refused({ refusal, onRetry }: RefusedProps) {
  const { t } = useTranslation('connections')
  return (
    <BlockStack gap="400">
      <Banner tone="critical" title={t('approved.problem')}>
        {refusal.message}
      </Banner>
      <ButtonGroup>
        {refusal.code !== 'not_found' && refusal.code !== 'conflict' && (
          <Button onClick={onRetry}>{t('approved.again')}</Button>
        )}
        <Button variant="primary" url="/app/connections/woocommerce/new">
          {t('approved.otherWay')}
        </Button>
      </ButtonGroup>
    </BlockStack>
  )
}
