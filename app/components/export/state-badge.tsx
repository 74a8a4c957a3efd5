import { Badge, type BadgeProps } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ExportItemState, ExportRunState } from '../../core/export/states.ts'

const itemTones: Record<ExportItemState, BadgeProps['tone']> = {
  queued: undefined,
  rendering: 'info',
  uploading: 'info',
  applying: 'info',
  confirming: 'info',
  done: 'success',
  failed: 'critical',
  skipped: undefined,
  cancelled: 'warning',
}

const runTones: Record<ExportRunState, BadgeProps['tone']> = {
  scheduled: undefined,
  queued: 'attention',
  running: 'info',
  pausing: 'attention',
  paused: 'attention',
  cancelling: 'warning',
  finished: 'success',
  cancelled: 'warning',
}

export function ItemStateBadge({ state }: { readonly state: ExportItemState }) {
  const { t } = useTranslation('export')
  return <Badge tone={itemTones[state]}>{t(`itemStates.${state}`)}</Badge>
}

/** A run that ended with failures does not look like a success. */
export function RunStateBadge({ state, failed }: { readonly state: ExportRunState; readonly failed: number }) {
  const { t } = useTranslation('export')
  if (state === 'finished' && failed > 0) return <Badge tone="critical">{t('runStates.finishedWithFailures')}</Badge>
  return <Badge tone={runTones[state]}>{t(`runStates.${state}`)}</Badge>
}
