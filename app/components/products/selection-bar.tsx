import { Banner, BlockStack, Button, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { maxProductsPerExport } from '../../core/products/limits.ts'
import type { ProductSelection } from './use-product-selection.ts'

interface SelectionBarProps {
  readonly selection: ProductSelection
  readonly continuing: boolean
  readonly problem: string | null
  readonly onContinue: () => void
}

/** What is chosen so far, over all pages, and the way on. Stays in sight while the list scrolls. */
export function SelectionBar({ selection, continuing, problem, onContinue }: SelectionBarProps) {
  const { t } = useTranslation('products')
  const count = selection.ids.size
  const max = maxProductsPerExport
  return (
    <section className="mp-bottom-bar" aria-label={t('selection.label')}>
      <BlockStack gap="200">
        {problem && <Banner tone="critical">{problem}</Banner>}
        {selection.limitHit && <Banner tone="warning">{t('selection.limit', { max })}</Banner>}
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <div role="status">
            <Text as="p" fontWeight="semibold">
              {continuing
                ? t('selection.continuing')
                : count > 0
                  ? t('selection.count', { count, max })
                  : t('selection.none', { max })}
            </Text>
          </div>
          <InlineStack gap="200">
            <Button disabled={count === 0 || continuing} onClick={selection.clear}>
              {t('selection.clear')}
            </Button>
            <Button variant="primary" disabled={count === 0} loading={continuing} onClick={onContinue}>
              {t('selection.continue')}
            </Button>
          </InlineStack>
        </InlineStack>
      </BlockStack>
    </section>
  )
}
