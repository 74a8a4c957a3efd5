import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Button, Card, Form, FormLayout, Page, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AmazonSiteView } from '../../../core/connections/seller-view.ts'
import { useWayToAmazon } from './use-way-to-amazon.ts'

interface ConnectSellerPageProps {
  readonly isSetUp: boolean
  readonly sites: readonly AmazonSiteView[]
  /** The seller that gives consent again; null: any may. */
  readonly renewed: { readonly id: string; readonly label: string; readonly sellerId: string } | null
}

/** The way to Amazon's consent page: where the merchant sells, then out of the admin and back. */
export function ConnectSellerPage({ isSetUp, sites, renewed }: ConnectSellerPageProps) {
  const { t } = useTranslation('amazon')
  const way = useWayToAmazon()
  const [marketplaceId, setMarketplaceId] = useState(sites[0]?.marketplaceId ?? '')
  const title = renewed ? t('connect.renewTitle', { seller: renewed.label }) : t('connect.title')
  const leave = () =>
    way.leave(renewed ? { intent: 'renew', connectionId: renewed.id } : { intent: 'start', marketplaceId })
  return (
    <Page narrowWidth title={title} backAction={{ content: t('back'), url: '/app/settings' }}>
      <TitleBar title={title} />
      <BlockStack gap="400">
        {isSetUp ? (
          <Card>
            <Form onSubmit={leave}>
              <FormLayout>
                {way.problem && (
                  <Banner tone="critical" title={t('connect.problem')}>
                    {way.problem}
                  </Banner>
                )}
                {renewed ? (
                  <Text as="p">{t('connect.renewBody')}</Text>
                ) : (
                  <SiteChoice sites={sites} chosen={marketplaceId} onChange={setMarketplaceId} />
                )}
                <BlockStack gap="200" inlineAlign="start">
                  <Button submit variant="primary" loading={way.busy}>
                    {t('connect.continue')}
                  </Button>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {t('connect.leaving')}
                  </Text>
                </BlockStack>
              </FormLayout>
            </Form>
          </Card>
        ) : (
          <Banner tone="info" title={t('connect.notSetUp.title')}>
            {t('connect.notSetUp.body')}
          </Banner>
        )}
        <Card>
          <BlockStack gap="200">
            <Text as="h2" variant="headingMd">
              {t('connect.needs')}
            </Text>
            <Text as="p">{t('connect.needsBody')}</Text>
          </BlockStack>
        </Card>
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

interface SiteChoiceProps {
  readonly sites: readonly AmazonSiteView[]
  readonly chosen: string
  readonly onChange: (marketplaceId: string) => void
}

function SiteChoice({ sites, chosen, onChange }: SiteChoiceProps) {
  const { t, i18n } = useTranslation('amazon')
  const countries = new Intl.DisplayNames([i18n.language], { type: 'region' })
  const groups = (['na', 'eu', 'fe'] as const).map((region) => ({
    title: t(`connect.regions.${region}`),
    options: sites
      .filter((site) => site.region === region)
      .map(({ marketplaceId, name, countryCode }) => ({
        value: marketplaceId,
        label: t('connect.siteNamed', { name, country: countries.of(countryCode) ?? countryCode }),
      })),
  }))
  return (
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {t('connect.where')}
      </Text>
      <Select
        label={t('connect.site')}
        helpText={t('connect.siteHelp')}
        options={groups}
        value={chosen}
        onChange={onChange}
      />
    </BlockStack>
  )
}
