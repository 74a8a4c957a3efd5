import { Banner, BlockStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../use-format.ts'
import { useWayToAmazon } from './use-way-to-amazon.ts'

interface ConsentReminderProps {
  readonly connection: { readonly id: string; readonly accountName: string; readonly consentEndsAt: string | null }
  readonly timeZone: string
}

/** A consent that ends within a month, with the one click that renews it. Nothing where none does. */
export function ConsentReminder({ connection, timeZone }: ConsentReminderProps) {
  const { t } = useTranslation('amazon')
  const format = useFormat(timeZone)
  const way = useWayToAmazon('/app/connections/amazon/new')
  const { id, accountName: name, consentEndsAt } = connection
  if (!consentEndsAt) return null
  return (
    <Banner
      tone="warning"
      action={{
        content: t('reminder.renew'),
        loading: way.busy,
        onAction: () => way.leave({ intent: 'renew', connectionId: id }),
      }}
    >
      <BlockStack gap="200">
        <Text as="p">{t('reminder.due', { name, when: format.dateTime(consentEndsAt) })}</Text>
        {way.problem && <Text as="p">{way.problem}</Text>}
      </BlockStack>
    </Banner>
  )
}
