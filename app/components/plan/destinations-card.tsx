import { Card, ChoiceList } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { channelLabels } from '../../core/channel/channel.ts'
import type { Destination } from '../../core/export/destination.ts'

interface DestinationsCardProps {
  readonly destinations: readonly Destination[]
  readonly productCount: number
  /** What was just chosen and is being planned; null: nothing. */
  readonly choosing: readonly string[] | null
  readonly disabled: boolean
  readonly onChoose: (connectionIds: readonly string[]) => void
}

/** Where the export goes. Nothing to choose while one shop is all that is connected. */
export function DestinationsCard({ destinations, productCount, choosing, disabled, onChoose }: DestinationsCardProps) {
  const { t } = useTranslation('plan')
  if (destinations.length < 2) return null
  const chosen = choosing ?? destinations.filter((destination) => destination.chosen).map((row) => row.connectionId)
  const helpText = ({ active, home, linked }: Destination) => {
    if (!active) return t('destinations.inactive')
    if (home || linked === productCount) return t('destinations.all', { count: productCount })
    return linked === 0 ? t('destinations.none') : t('destinations.some', { linked, count: productCount })
  }
  return (
    <Card>
      <ChoiceList
        allowMultiple
        title={t('destinations.title')}
        disabled={disabled}
        choices={destinations.map((destination) => {
          // An export goes somewhere.
          const isLast = chosen.length === 1 && chosen[0] === destination.connectionId
          return {
            value: destination.connectionId,
            id: `destination-${destination.connectionId}`,
            label: t('destinations.label', { name: destination.label, channel: channelLabels[destination.channel] }),
            // Under a disabled choice it would be too pale to read.
            helpText: isLast ? undefined : helpText(destination),
            disabled: isLast,
          }
        })}
        selected={[...chosen]}
        onChange={onChoose}
      />
    </Card>
  )
}
