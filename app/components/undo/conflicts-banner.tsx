import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'
import type { PlanApproval } from '../plan/approval-of.ts'

interface ConflictsBannerProps {
  readonly plan: PlanView
  readonly approval: PlanApproval
}

/** Products that cannot be brought back completely, and one decision for all of them. */
export function ConflictsBanner({ plan, approval }: ConflictsBannerProps) {
  const { t } = useTranslation('undo')
  const { conflicts } = plan
  if (conflicts.length === 0) return null
  const positions = conflicts.map(({ position }) => position)
  return (
    <Banner
      tone={approval.undecided > 0 ? 'warning' : 'info'}
      title={t('conflicts.title', { count: conflicts.length })}
      action={{ content: t('conflicts.leaveAll'), onAction: () => approval.choose(positions, 'leave') }}
      secondaryAction={{ content: t('conflicts.undoAll'), onAction: () => approval.choose(positions, 'undo') }}
    >
      <p>{t('conflicts.body', { products: names(conflicts) })}</p>
    </Banner>
  )
}

const named = 5

function names(conflicts: PlanView['conflicts']): string {
  const titles = conflicts.slice(0, named).map(({ title }) => title)
  return conflicts.length > named ? `${titles.join(', ')}, … (+${conflicts.length - named})` : titles.join(', ')
}
