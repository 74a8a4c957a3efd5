import { Banner, BlockStack, Button, Card, Form, FormLayout, InlineStack, Text, TextField } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { FoundStoreView } from '../../core/connections/store-view.ts'

interface StoreAddressCardProps {
  readonly address: string
  readonly onChange: (address: string) => void
  readonly onFind: () => void
  readonly finding: boolean
  readonly error: string | undefined
  /** Set once the address led to a store. */
  readonly store: FoundStoreView | null
  /** Null where the address is given, because its store gets new access. */
  readonly onChangeAddress: (() => void) | null
}

/** First step: where the store is. Once found, it stands as what was found. */
export function StoreAddressCard(props: StoreAddressCardProps) {
  const { t } = useTranslation('connections')
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('connect.address.title')}
        </Text>
        {props.store ? <FoundStore {...props} store={props.store} /> : <AddressForm {...props} />}
      </BlockStack>
    </Card>
  )
}

function AddressForm({ address, onChange, onFind, finding, error }: StoreAddressCardProps) {
  const { t } = useTranslation('connections')
  return (
    <Form onSubmit={onFind}>
      <FormLayout>
        <TextField
          label={t('connect.address.label')}
          placeholder={t('connect.address.placeholder')}
          helpText={t('connect.address.help')}
          inputMode="url"
          autoComplete="url"
          value={address}
          onChange={onChange}
          error={error}
        />
        <Button submit variant="primary" loading={finding} disabled={address.trim() === ''}>
          {t('connect.address.find')}
        </Button>
      </FormLayout>
    </Form>
  )
}

function FoundStore({ store, onChangeAddress }: StoreAddressCardProps & { readonly store: FoundStoreView }) {
  const { t } = useTranslation('connections')
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack gap="050">
          <Text as="p" fontWeight="semibold" breakWord>
            {t('connect.address.found', { store: store.name })}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {store.siteUrl}
          </Text>
        </BlockStack>
        {onChangeAddress && (
          <Button variant="plain" onClick={onChangeAddress}>
            {t('connect.address.change')}
          </Button>
        )}
      </InlineStack>
      {store.siteUrl.startsWith('http:') && !store.approvals.includes('application_password') && (
        <Banner tone="info">{t('connect.address.http')}</Banner>
      )}
    </BlockStack>
  )
}
