import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { MappingProgressView } from '../../core/mapping/mapping-view.ts'

interface ProgressCardProps {
  readonly progress: MappingProgressView
  readonly proposing: boolean
  readonly accepting: boolean
  readonly onPropose: () => void
  readonly onAcceptTrusted: () => void
}

/** How far the whole export is, and what suggestions can do for it. */
export function ProgressCard({ progress, proposing, accepting, onPropose, onAcceptTrusted }: ProgressCardProps) {
  const { t } = useTranslation('mapping')
  const { mapped, products, suggestions, trusted } = progress
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              <span id="mapping-progress-label">{t('progress.mapped', { mapped, count: products })}</span>
            </Text>
            <Text as="p" tone="subdued">
              {suggestions > 0
                ? t('progress.suggestions', {
                    count: suggestions,
                    trusted,
                    context: trusted > 0 ? undefined : 'unsure',
                  })
                : t('progress.noSuggestions')}
            </Text>
          </BlockStack>
          <InlineStack gap="200">
            <Button onClick={onPropose} loading={proposing}>
              {t('progress.propose')}
            </Button>
            {trusted > 0 && (
              <Button variant="primary" onClick={onAcceptTrusted} loading={accepting}>
                {t('progress.acceptSure', { count: trusted })}
              </Button>
            )}
          </InlineStack>
        </InlineStack>
        <ProgressBar
          size="small"
          tone="success"
          progress={products === 0 ? 0 : (mapped / products) * 100}
          ariaLabelledBy="mapping-progress-label"
        />
      </BlockStack>
    </Card>
  )
}
