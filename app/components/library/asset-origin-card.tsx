import { BlockStack, Card, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { AssetAttributes, Generation } from '../../core/library/asset-metadata.ts'
import { FactList } from '../fact-list.tsx'

const generationFields = ['provider', 'model', 'prompt'] as const
/** Terms of IPTC's vocabulary that merchants meet. */
const sourceTypes = [
  'trainedAlgorithmicMedia',
  'compositeWithTrainedAlgorithmicMedia',
  'algorithmicMedia',
  'digitalCapture',
] as const
const attributeFields = ['productName', 'sku', 'variant', 'colour', 'angle', 'background'] as const

interface AssetOriginCardProps {
  readonly generation: Generation | null
  readonly attributes: AssetAttributes
}

/** How a generated picture was made and what its maker said about it. Nothing is shown where nothing is known. */
export function AssetOriginCard({ generation, attributes }: AssetOriginCardProps) {
  const { t } = useTranslation('library')
  const term = lastWord(generation?.digitalSourceType)
  const sourceType = sourceTypes.find((known) => known === term)
  const facts = [
    ...attributeFields.map((field) => [t(`asset.originField.${field}`), attributes[field]] as const),
    ...generationFields.map((field) => [t(`asset.originField.${field}`), generation?.[field]] as const),
    [t('asset.originField.digitalSourceType'), sourceType ? t(`asset.sourceTypes.${sourceType}`) : term] as const,
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

/** Terms of a vocabulary are addresses. */
function lastWord(value: string | undefined): string | undefined {
  return value?.split('/').at(-1)
}
