import { Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { MappingCoverage } from '../../core/mapping/coverage.ts'

/** How far a product is, in one line. */
export function CoverageText({ coverage }: { readonly coverage: MappingCoverage }) {
  const { t } = useTranslation('mapping')
  const parts = [coverage.accepted === 0 ? t('coverage.none') : t('coverage.pictures', { count: coverage.accepted })]
  if (coverage.variants > 1) {
    parts.push(t('coverage.variants', { covered: coverage.variantsCovered, count: coverage.variants }))
  }
  return (
    <Text as="span" variant="bodySm" tone="subdued">
      {parts.join(' · ')}
    </Text>
  )
}
