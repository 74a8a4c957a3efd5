import { ChoiceList } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'
import type { ConflictChoice, PlanApproval } from '../plan/approval-of.ts'

interface ConflictChoicesProps {
  readonly plan: PlanView
  readonly position: number
  readonly approval: PlanApproval
}

const choices: readonly ConflictChoice[] = ['leave', 'undo']

/** The decision about one product that cannot be brought back completely. */
export function ConflictChoices({ plan, position, approval }: ConflictChoicesProps) {
  const { t } = useTranslation('undo')
  const conflict = plan.conflicts.find((known) => known.position === position)
  if (!conflict) return null
  const chosen = approval.choiceOf(position)
  return (
    <ChoiceList
      title={t('conflicts.choose', { title: conflict.title })}
      titleHidden
      choices={choices.map((value) => ({ value, label: t(`conflicts.${value}`) }))}
      selected={chosen ? [chosen] : []}
      onChange={([next]) => approval.choose([position], next === 'undo' ? 'undo' : 'leave')}
    />
  )
}
