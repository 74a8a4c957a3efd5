import { BlockStack, Button, ButtonGroup, Card, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import { type LocalTime, StartTimeForm } from './start-time-form.tsx'

interface ScheduledCardProps {
  readonly startsAt: string
  readonly timeZone: string
  readonly submitting: boolean
  readonly onStartNow: () => void
  readonly onReschedule: (time: LocalTime) => void
}

/** A run that waits for its time: when that is, and how to change it. */
export function ScheduledCard({ startsAt, timeZone, submitting, onStartNow, onReschedule }: ScheduledCardProps) {
  const { t } = useTranslation('schedule')
  const format = useFormat(timeZone)
  const [changing, setChanging] = useState(false)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('waiting.title', { when: format.weekdayTime(startsAt) })}
        </Text>
        <Text as="p">{t('waiting.body', { timeZone: timeZone.replaceAll('_', ' ') })}</Text>
        {changing ? (
          <StartTimeForm
            {...{ timeZone, submitting }}
            submitLabel={t('waiting.save')}
            onSubmit={(time) => {
              setChanging(false)
              onReschedule(time)
            }}
            onCancel={() => setChanging(false)}
          />
        ) : (
          <ButtonGroup>
            <Button variant="primary" loading={submitting} onClick={onStartNow}>
              {t('waiting.now')}
            </Button>
            <Button onClick={() => setChanging(true)}>{t('waiting.change')}</Button>
          </ButtonGroup>
        )}
      </BlockStack>
    </Card>
  )
}
