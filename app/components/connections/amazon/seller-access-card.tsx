import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { SellerView } from '../../../core/connections/seller-view.ts'
import type { ConnectionPageView } from '../../../core/connections/store-view.ts'
import { FactList } from '../../fact-list.tsx'
import { useFormat } from '../../use-format.ts'
import { DisconnectSeller } from './disconnect-seller.tsx'
import { useWayToAmazon } from './use-way-to-amazon.ts'

interface SellerAccessCardProps {
  readonly connection: ConnectionPageView
  readonly seller: SellerView
}

/** Who sells where, how long the consent lasts, and the ways to renew and to end it. */
export function SellerAccessCard({ connection, seller }: SellerAccessCardProps) {
  const { t } = useTranslation('amazon')
  const format = useFormat(connection.timeZone)
  const way = useWayToAmazon('/app/connections/amazon/new')
  const { sellerId, marketplace, region, consent, others } = seller
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('account.title')}
        </Text>
        {way.problem && <Banner tone="critical">{way.problem}</Banner>}
        <FactList
          facts={[
            [t('account.seller'), sellerId],
            [t('account.marketplace'), marketplace],
            [t('account.region'), t(`connect.regions.${region}`)],
            [t('account.authorized'), consent && format.dateTime(consent.authorizedAt)],
            [t('account.ends'), consent && <ConsentEnd consent={consent} timeZone={connection.timeZone} />],
            [t('account.others'), others.map(({ label }) => label).join(', ')],
          ]}
        />
        {connection.status !== 'disconnected' && (
          <>
            <Text as="p" variant="bodySm" tone="subdued">
              {t('account.renewHelp')}
            </Text>
            <InlineStack gap="300" blockAlign="center">
              <Button loading={way.busy} onClick={() => way.leave({ intent: 'renew', connectionId: connection.id })}>
                {t('account.renew')}
              </Button>
              <DisconnectSeller connection={connection} seller={seller} />
            </InlineStack>
          </>
        )}
      </BlockStack>
    </Card>
  )
}

interface ConsentEndProps {
  readonly consent: NonNullable<SellerView['consent']>
  readonly timeZone: string
}

function ConsentEnd({ consent: { endsAt, daysLeft, standing }, timeZone }: ConsentEndProps) {
  const { t } = useTranslation('amazon')
  const when = useFormat(timeZone).dateTime(endsAt)
  return (
    <Text as="span" tone={standing === 'fresh' ? undefined : 'critical'}>
      {standing === 'over' ? t('account.ended', { when }) : t('account.endsIn', { when, count: daysLeft })}
    </Text>
  )
}
