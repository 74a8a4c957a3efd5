import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { AssetAttributes, Generation } from '../../core/library/asset-metadata.ts'
import { FactList } from '../fact-list.tsx'

const generationFields = ['provider', 'model', 'prompt', 'digitalSourceType'] as const
const attributeFields = ['productName', 'sku', 'variant', 'colour', 'angle', 'background'] as const

interface AssetOriginCardProps {
  readonly generation: Generation | null
  readonly attributes: AssetAttributes
}

/** How a generated picture was made and what its maker said about it. Nothing is shown where nothing is known. */
export function AssetOriginCard({ generation, attributes }: AssetOriginCardProps) {
  const { t } = useTranslation('library')
  const facts = [
    ...attributeFields.map((field) => [t(`asset.originField.${field}`), attributes[field]] as const),
    ...generationFields.map((field) => [t(`asset.originField.${field}`), shorten(generation?.[field])] as const),
  ]
  if (facts.every(([, value]) => !value)) return null
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('asset.origin')}
        </Text>
        <FactList facts={facts} />
      </BlockStack>
    </Card>
  )
}

/** Vocabulary terms are addresses; people read the last word. */
function shorten(value: string | undefined): string | undefined {
  return value?.startsWith('http') ? value.split('/').at(-1) : value
}
