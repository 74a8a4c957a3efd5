import { Card, ChoiceList } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type ExportMode, exportModes, type PlanMode } from '../../core/export/export-mode.ts'

interface PlanModeCardProps {
  readonly connectionId: string
  readonly mode: PlanMode
  readonly disabled: boolean
  /** Plans anew: what leaves a product is always seen before it is approved. */
  readonly onChoose: (mode: ExportMode) => void
}

/** What the export may take away. */
export function PlanModeCard({ connectionId, mode, disabled, onChoose }: PlanModeCardProps) {
  const { t } = useTranslation('plan')
  return (
    <Card>
      <ChoiceList
        title={t('mode.title')}
        disabled={disabled}
        choices={exportModes.map((value) => ({
          value,
          // Of one plan to the next, by which the focus comes back.
          id: `${connectionId}-${value}`,
          label: t(`mode.${value}.label`),
          helpText: t(`mode.${value}.help`),
        }))}
        selected={[mode]}
        onChange={([chosen]) => {
          const next = exportModes.find((known) => known === chosen)
          if (next && next !== mode) onChoose(next)
        }}
      />
    </Card>
  )
}
