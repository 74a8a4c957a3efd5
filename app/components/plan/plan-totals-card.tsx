import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type Channel, channelLabels } from '../../core/channel/channel.ts'
import type { PlanView } from '../../core/export/plan-view.ts'
import { useFormat } from '../use-format.ts'

interface PlanTotalsCardProps {
  readonly plan: PlanView
  readonly channel: Channel
}

/** What the whole export does, in numbers, and what it will cost. */
export function PlanTotalsCard({ plan, channel }: PlanTotalsCardProps) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { totals, estimate } = plan
  const figures = [
    ['upload', totals.upload],
    ['reuse', totals.reuse],
    ...(totals.removals > 0 ? ([['removed', totals.removals]] as const) : []),
    ['assign', totals.assignedVariants],
    ...(totals.changedGalleries > 0 ? ([['galleries', totals.changedGalleries]] as const) : []),
    ...(totals.clearedVariants > 0 ? ([['cleared', totals.clearedVariants]] as const) : []),
    ['reorder', totals.reorderedListings],
    ['present', totals.present],
    ['unchanged', totals.unchangedListings],
  ] as const
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 2, sm: 3, md: 6 }} gap="300">
          {figures.map(([name, value]) => (
            <BlockStack key={name}>
              <Text as="span" variant="headingLg">
                {format.number(value)}
              </Text>
              <Text as="span" variant="bodySm" tone="subdued">
                {t(`totals.${name}`)}
              </Text>
            </BlockStack>
          ))}
        </InlineGrid>
        {estimate.calls > 0 && (
          <Text as="p" tone="subdued">
            {t(estimate.points > 0 ? 'estimate' : 'estimateCalls', {
              duration: duration(estimate.seconds, t),
              calls: format.number(estimate.calls),
              points: format.number(estimate.points),
            })}
          </Text>
        )}
        {totals.previewed !== null && (
          <Text as="p" variant="bodySm" tone="subdued">
            {t(previewKey(totals), {
              channel: channelLabels[channel],
              asked: totals.previewed,
              count: totals.listings - totals.unchangedListings,
            })}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}

/** Whether the channel was asked about all, some or none of the listings that change. */
function previewKey({ previewed, listings, unchangedListings }: PlanView['totals']) {
  if (previewed === 0) return 'previews.none'
  return previewed === listings - unchangedListings ? 'previews.all' : 'previews.some'
}

type Translate = ReturnType<typeof useTranslation<'plan'>>['t']

function duration(seconds: number, t: Translate): string {
  const rounded = Math.max(1, Math.ceil(seconds))
  return rounded < 90 ? t('seconds', { count: rounded }) : t('minutes', { count: Math.ceil(rounded / 60) })
}
