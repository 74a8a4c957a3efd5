import { useFetcher } from '@remix-run/react'
import { Text } from '@shopify/polaris'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import type { LocalTime } from './start-time-form.tsx'

/** What the server makes of a local time: it knows the clock changes of every zone. */
type Resolved =
  | { readonly timeZone: string; readonly startsAt: null }
  | {
      readonly timeZone: string
      readonly startsAt: string
      readonly clockChange: 'none' | 'skipped' | 'repeated'
      readonly passed: boolean
    }

/** When an export would begin; also where the clocks skip that time, or show it twice. */
export function StartTimePreview({ date, time }: LocalTime) {
  const { t } = useTranslation('schedule')
  const { load, data } = useFetcher<Resolved>({ key: 'local-time' })
  const format = useFormat(data?.timeZone)
  useEffect(() => {
    if (date !== '' && time !== '') load(`/app/local-time?${new URLSearchParams({ date, time }).toString()}`)
  }, [date, time, load])
  const resolved = date !== '' && time !== '' && data?.startsAt ? data : null
  const when = resolved ? format.weekdayTime(resolved.startsAt) : ''
  const words = resolved && (resolved.passed ? t('passed') : t(`starts.${resolved.clockChange}`, { when, time }))
  // The line has its place from the start: the button below must not move away from under the pointer.
  return (
    <Text as="p" tone={resolved?.passed ? 'critical' : undefined}>
      <span role="status">{words ?? '\u00a0'}</span>
    </Text>
  )
}
