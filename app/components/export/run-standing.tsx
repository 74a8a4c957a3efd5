import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { runTotals } from '../../core/export/export-view.ts'
import { type LocalTime } from '../schedule/start-time-form.tsx'
import { ScheduledCard } from '../schedule/scheduled-card.tsx'
import type { LiveRun } from './use-run-progress.ts'

interface RunStandingProps {
  readonly live: LiveRun
  readonly timeZone: string
  readonly submitting: boolean
  readonly onResume: () => void
  readonly onStartNow: () => void
  readonly onReschedule: (time: LocalTime) => void
}

/** Why nothing moves, or soon will not: the run waits for its time, is paused, or is being stopped. */
export function RunStanding({ live, timeZone, submitting, onResume, onStartNow, onReschedule }: RunStandingProps) {
  const { t } = useTranslation('export')
  const { run, items } = live
  if (run.state === 'cancelling') return <Banner tone="warning">{t('cancel.underWay')}</Banner>
  if (run.state === 'pausing') return <Banner tone="info">{t('pause.underWay')}</Banner>
  if (run.state === 'paused') {
    return (
      <Banner
        tone="warning"
        title={t('pause.paused')}
        action={{ content: t('pause.resume'), onAction: onResume, loading: submitting }}
      >
        <p>{t('pause.pausedBody', { count: runTotals(items).open })}</p>
      </Banner>
    )
  }
  if (run.state !== 'scheduled' || !run.scheduledFor) return null
  return <ScheduledCard startsAt={run.scheduledFor} {...{ timeZone, submitting, onStartNow, onReschedule }} />
}
