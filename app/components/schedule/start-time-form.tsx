import { BlockStack, Button, ButtonGroup, InlineStack, Text, TextField } from '@shopify/polaris'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StartTimePreview } from './start-time-preview.tsx'

export interface LocalTime {
  /** `2026-11-27` and `06:00`, by the shop's clocks. */
  readonly date: string
  readonly time: string
}

interface StartTimeFormProps {
  readonly timeZone: string
  readonly submitLabel: string
  readonly submitting: boolean
  readonly disabled?: boolean
  readonly onSubmit: (time: LocalTime) => void
  readonly onCancel: () => void
}

/** A date and a time by the shop's clocks, and the moment that they are, in words. */
export function StartTimeForm({ timeZone, submitLabel, submitting, disabled, onSubmit, onCancel }: StartTimeFormProps) {
  const { t } = useTranslation('schedule')
  const [date, setDate] = useState('')
  const [time, setTime] = useState('')
  const complete = date !== '' && time !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (complete && !disabled) onSubmit({ date, time })
  }
  return (
    <form onSubmit={submit}>
      <BlockStack gap="300">
        <InlineStack gap="300">
          <TextField label={t('date')} type="date" value={date} onChange={setDate} autoComplete="off" />
          <TextField label={t('time')} type="time" value={time} onChange={setTime} autoComplete="off" />
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('zone', { timeZone: timeZone.replaceAll('_', ' ') })}
        </Text>
        <StartTimePreview date={date} time={time} />
        <ButtonGroup>
          <Button submit variant="primary" loading={submitting} disabled={!complete || disabled}>
            {submitLabel}
          </Button>
          <Button onClick={onCancel}>{t('close')}</Button>
        </ButtonGroup>
      </BlockStack>
    </form>
  )
}
