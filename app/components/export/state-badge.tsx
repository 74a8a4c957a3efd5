import { Badge, type BadgeProps } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PublicationState } from '../../core/publication/publication.ts'
import type { ExportItemState, ExportRunState } from '../../core/export/states.ts'
import { PublicationBadge } from './publication-badge.tsx'

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

interface ItemStateBadgeProps {
  readonly state: ExportItemState
  /** Why it is not live. */
  readonly code: string | undefined
  /** The run takes an earlier one back. */
  readonly isUndo: boolean
  /** What shoppers see of it, where that is known apart. */
  readonly published: PublicationState | undefined
}

export function ItemStateBadge({ state, code, isUndo, published }: ItemStateBadgeProps) {
  const { t } = useTranslation('export')
  if (state === 'skipped' && code === 'unchanged') return <Badge>{t('itemStates.unchanged')}</Badge>
  if (state === 'skipped' && code === 'listing_changed') {
    return <Badge tone="attention">{t('itemStates.changed')}</Badge>
  }
  if (state === 'done' && published && !(isUndo && published === 'live')) return <PublicationBadge state={published} />
  if (state === 'done' && isUndo) return <Badge tone="success">{t('itemStates.undone')}</Badge>
  return <Badge tone={itemTones[state]}>{t(`itemStates.${state}`)}</Badge>
}

interface RunStateBadgeProps {
  readonly state: ExportRunState
  readonly failed: number
  /** Why the account refuses us; null: it works. */
  readonly accountProblem: string | null
}

/** A run that ended with failures does not look like a success, nor one that waits for its account as if it moved. */
export function RunStateBadge({ state, failed, accountProblem }: RunStateBadgeProps) {
  const { t } = useTranslation('export')
  if (state === 'finished' && failed > 0) return <Badge tone="critical">{t('runStates.finishedWithFailures')}</Badge>
  const moves = state === 'queued' || state === 'running'
  if (moves && accountProblem !== null) return <Badge tone="warning">{t('runStates.waitsForStore')}</Badge>
  return <Badge tone={runTones[state]}>{t(`runStates.${state}`)}</Badge>
}
