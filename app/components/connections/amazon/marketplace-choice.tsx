import { BlockStack, Button, ChoiceList, Form, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsentedSellerView } from '../../../core/connections/seller-view.ts'

interface MarketplaceChoiceProps {
  readonly seller: ConsentedSellerView
  readonly busy: boolean
  readonly onConnect: (marketplaceIds: readonly string[]) => void
}

/** The stores in which a seller sells, all ticked to begin with. Those that are connected get the new consent in any case. */
export function MarketplaceChoice({ seller, busy, onConnect }: MarketplaceChoiceProps) {
  const { t } = useTranslation('amazon')
  const { marketplaces, sellerId } = seller
  const [chosen, setChosen] = useState(marketplaces.map(({ id }) => id))
  return (
    <Form onSubmit={() => onConnect(chosen)}>
      <BlockStack gap="400">
        <Text as="p">{t('approved.intro', { count: marketplaces.length, seller: sellerId })}</Text>
        <ChoiceList
          allowMultiple
          title={t('approved.choice')}
          choices={marketplaces.map(({ id, name, storeName, isConnected }) => ({
            value: id,
            label: name,
            helpText: isConnected ? t('approved.connected') : t('approved.as', { store: storeName }),
            disabled: isConnected,
          }))}
          selected={chosen}
          onChange={setChosen}
        />
        <BlockStack gap="200" inlineAlign="start">
          <Button submit variant="primary" loading={busy} disabled={chosen.length === 0}>
            {t('approved.connectCount', { count: chosen.length })}
          </Button>
          <div aria-live="polite">
            <Text as="p" variant="bodySm" tone="subdued">
              {busy ? t('approved.connecting') : ''}
            </Text>
          </div>
        </BlockStack>
      </BlockStack>
    </Form>
  )
}
