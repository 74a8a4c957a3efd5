import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, Card, Page, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { useWayToAmazon } from './use-way-to-amazon.ts'

interface AppstorePageProps {
  readonly answer:
    | { readonly ok: true; readonly shopDomain: string; readonly sellerId: string }
    | { readonly ok: false; readonly message: string }
}

/** Amazon began to connect a seller: the merchant, signed in by now, decides that it is this shop. */
export function AppstorePage({ answer }: AppstorePageProps) {
  const { t } = useTranslation('amazon')
  const way = useWayToAmazon()
  const problem = answer.ok ? way.problem : answer.message
  return (
    <Page narrowWidth title={t('appstore.title')} backAction={{ content: t('back'), url: '/app/settings' }}>
      <TitleBar title={t('appstore.title')} />
      <Card>
        <BlockStack gap="400">
          {problem && (
            <Banner tone="critical" title={t('appstore.problem')}>
              {problem}
            </Banner>
          )}
          {answer.ok ? (
            <>
              <Text as="p" breakWord>
                {answer.sellerId
                  ? t('appstore.body', { seller: answer.sellerId, shop: answer.shopDomain })
                  : t('appstore.bodyUnnamed', { shop: answer.shopDomain })}
              </Text>
              <Text as="p" tone="subdued">
                {t('appstore.other')}
              </Text>
              <BlockStack inlineAlign="start">
                <Button variant="primary" loading={way.busy} onClick={() => way.leave({ intent: 'continue' })}>
                  {t('appstore.continue')}
                </Button>
              </BlockStack>
            </>
          ) : (
            <BlockStack inlineAlign="start">
              <Button url="/app/connections/amazon/new">{t('connect.title')}</Button>
            </BlockStack>
          )}
        </BlockStack>
      </Card>
    </Page>
  )
}
