import { useSearchParams } from '@remix-run/react'
import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text, Thumbnail } from '@shopify/polaris'
import { ChevronLeftIcon, ChevronRightIcon, ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import { mappingCoverage } from '../../core/mapping/coverage.ts'
import type { ProductMappingView } from '../../core/mapping/mapping-view.ts'
import { CoverageText } from './coverage-text.tsx'
import { useEditor } from './editor-context.ts'
import { SaveStatus } from './save-status.tsx'
import type { SaveState } from './use-mapping-changes.ts'

interface ProductHeaderProps {
  readonly view: ProductMappingView
  readonly productCount: number
  readonly saveState: SaveState
}

/** Which product this is, how far it is, and the way to its neighbours. */
export function ProductHeader({ view, productCount, saveState }: ProductHeaderProps) {
  const { entries, product, pictureOf } = useEditor()
  const first = entries.find(({ accepted }) => accepted)
  return (
    <Card>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <InlineStack gap="300" blockAlign="center" wrap={false}>
          <Thumbnail
            source={view.imageUrl ?? (first && pictureOf(first.assetId)?.thumbnailUrl) ?? ImageIcon}
            alt=""
            size="small"
          />
          <BlockStack>
            <Text as="h2" variant="headingMd" breakWord>
              {product.title}
            </Text>
            <CoverageText coverage={mappingCoverage(entries, product.variants)} />
          </BlockStack>
        </InlineStack>
        <InlineStack gap="300" blockAlign="center">
          <SaveStatus state={saveState} />
          {productCount > 1 && <Neighbours view={view} productCount={productCount} />}
        </InlineStack>
      </InlineStack>
    </Card>
  )
}

function Neighbours({ view, productCount }: { view: ProductMappingView; productCount: number }) {
  const { t } = useTranslation('mapping')
  const [params, setParams] = useSearchParams()
  const go = (product: string | null) => () => {
    if (!product) return
    const next = new URLSearchParams(params)
    next.set('product', product)
    setParams(next)
  }
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <Text as="span" variant="bodySm" tone="subdued">
        {t('product.place', { place: view.index + 1, count: productCount })}
      </Text>
      <ButtonGroup variant="segmented">
        <Button
          icon={ChevronLeftIcon}
          accessibilityLabel={t('product.previous')}
          disabled={!view.previousId}
          onClick={go(view.previousId)}
        />
        <Button
          icon={ChevronRightIcon}
          accessibilityLabel={t('product.next')}
          disabled={!view.nextId}
          onClick={go(view.nextId)}
        />
      </ButtonGroup>
    </InlineStack>
  )
}
