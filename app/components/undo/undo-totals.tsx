import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanTotals } from '../../core/export/plan-summary.ts'
import { useFormat } from '../use-format.ts'

/** What the whole undo does, in numbers; what it does not do is not said. */
export function UndoTotals({ totals }: { readonly totals: PlanTotals }) {
  const { t } = useTranslation('undo')
  const format = useFormat()
  const figures = [
    ['restored', totals.restored],
    ['removed', totals.removals],
    ['assigned', totals.assignedVariants],
    ['cleared', totals.clearedVariants],
    ['reordered', totals.reorderedListings],
    ['unchanged', totals.unchangedListings],
  ] as const
  const shown = figures.filter(([, count]) => count > 0)
  if (shown.length === 0) return null
  return (
    <Card>
      <InlineGrid columns={{ xs: 2, sm: 3, md: Math.max(3, shown.length) }} gap="300">
        {shown.map(([name, count]) => (
          <BlockStack key={name}>
            <Text as="span" variant="headingLg">
              {format.number(count)}
            </Text>
            <Text as="span" variant="bodySm" tone="subdued">
              {t(`totals.${name}`, { count })}
            </Text>
          </BlockStack>
        ))}
      </InlineGrid>
    </Card>
  )
}
