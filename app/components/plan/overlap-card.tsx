import { BlockStack, Card, ChoiceList, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ExportOverlap, OverlapChoice } from '../../core/export/overlap.ts'
import { OverlapSentence } from './overlap-sentence.tsx'

interface OverlapCardProps {
  readonly overlaps: readonly ExportOverlap[]
  /** How many products the plan writes to. */
  readonly writtenCount: number
  readonly timeZone: string
  /** Null: not chosen yet. */
  readonly choice: OverlapChoice | null
  readonly onChoose: (choice: OverlapChoice) => void
}

/** Which other exports own products of the plan, and the ways out. */
export function OverlapCard({ overlaps, writtenCount, timeZone, choice, onChoose }: OverlapCardProps) {
  const { t } = useTranslation('schedule')
  if (overlaps.length === 0) return null
  const shared = overlaps.reduce((sum, { count }) => sum + count, 0)
  const allToCome = overlaps.every(({ state }) => state === 'scheduled')
  const queue = allToCome ? 'queueScheduled' : 'queue'
  const offered: Exclude<OverlapChoice, 'refuse'>[] =
    shared < writtenCount ? ['queue', 'leave_out', 'cancel_other'] : ['queue', 'cancel_other']
  const choices = offered.map((value) => {
    const name = value === 'queue' ? queue : value
    return { value, label: t(`overlap.${name}`), helpText: t(`overlap.${name}Help`) }
  })
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('overlap.title', { count: overlaps.length })}
        </Text>
        {overlaps.map((overlap) => (
          <OverlapSentence key={overlap.runId} overlap={overlap} timeZone={timeZone} />
        ))}
        <ChoiceList
          title={t('overlap.choose', { count: shared })}
          choices={choices}
          selected={choice ? [choice] : []}
          onChange={([value]) => {
            const chosen = offered.find((known) => known === value)
            if (chosen) onChoose(chosen)
          }}
        />
      </BlockStack>
    </Card>
  )
}
