import { BlockStack, Card, InlineGrid, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'

export interface CoverageView {
  readonly assets: number
  readonly assetsAssigned: number
  readonly products: number
  readonly productsAssigned: number
  readonly picturesLive: number
}

/** How far the merchant's pictures have come: imported, assigned, live. */
export function CoverageCard({ coverage }: { readonly coverage: CoverageView }) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const share = (part: number, whole: number) => format.percent(whole === 0 ? 0 : part / whole)
  const { assets, assetsAssigned, products, productsAssigned, picturesLive } = coverage
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('coverage.title')}
        </Text>
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="400">
          <Metric
            label={t('coverage.assets')}
            value={format.number(assets)}
            help={assets ? t('coverage.assetsAssigned', { share: share(assetsAssigned, assets) }) : t('coverage.none')}
          />
          <Metric
            label={t('coverage.products')}
            value={format.number(products)}
            help={
              products
                ? t('coverage.productsAssigned', { share: share(productsAssigned, products) })
                : t('coverage.none')
            }
          />
          <Metric label={t('coverage.live')} value={format.number(picturesLive)} help={t('coverage.liveHelp')} />
        </InlineGrid>
      </BlockStack>
    </Card>
  )
}

interface MetricProps {
  readonly label: string
  readonly value: string
  readonly help: string
}

function Metric({ label, value, help }: MetricProps) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="bodyMd" tone="subdued">
        {label}
      </Text>
      <Text as="p" variant="headingXl">
        {value}
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {help}
      </Text>
    </BlockStack>
  )
}
