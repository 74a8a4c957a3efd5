import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type LocalTime, StartTimeForm } from './start-time-form.tsx'

interface ExportLaterCardProps {
  readonly timeZone: string
  readonly submitting: boolean
  /** The plan cannot be approved as it stands. */
  readonly disabled: boolean
  readonly onSchedule: (time: LocalTime) => void
  readonly onClose: () => void
}

/** Approving a plan for a time to come. */
export function ExportLaterCard({ timeZone, submitting, disabled, onSchedule, onClose }: ExportLaterCardProps) {
  const { t } = useTranslation('schedule')
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('later.title')}
        </Text>
        <Text as="p">{t('later.body')}</Text>
        <StartTimeForm
          {...{ timeZone, submitting, disabled }}
          submitLabel={t('later.approve')}
          onSubmit={onSchedule}
          onCancel={onClose}
        />
      </BlockStack>
    </Card>
  )
}
