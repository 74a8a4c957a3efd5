import { BlockStack, Button, Card, InlineGrid, InlineStack, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PicturesByHand, ProductByHand, VariantByHand } from '../../core/picture-zip/by-hand-view.ts'
import { GalleryRow } from '../plan/gallery-row.tsx'
import { PlanIssues } from '../plan/plan-issues.tsx'
import type { AsinForm } from './use-asins.ts'

/** Of many variants with the same pictures; the others are a click away. */
const variantsShown = 12

interface ProductByHandCardProps {
  readonly product: ProductByHand
  readonly draftId: string
  readonly form: AsinForm
}

/** What of a product goes into the file, and the ASINs by which it is named. */
export function ProductByHandCard({ product, draftId, form }: ProductByHandCardProps) {
  const { title, groups, issues } = product
  const alone = groups.length === 1 && groups[0]?.variants.length === 1
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd" breakWord>
          {title}
        </Text>
        <PlanIssues issues={issues} mapUrl={`/app/drafts/${draftId}/map?product=${product.id}`} />
        {groups.map((group) => (
          <Group key={group.key} group={group} form={form} only={alone ? title : null} />
        ))}
      </BlockStack>
    </Card>
  )
}

interface GroupProps {
  readonly group: PicturesByHand
  readonly form: AsinForm
  /** The product's name, where its only variant has none. */
  readonly only: string | null
}

function Group({ group: { pictures, variants }, form, only }: GroupProps) {
  const { t } = useTranslation('byHand')
  const [all, setAll] = useState(false)
  const shown = all ? variants : variants.slice(0, variantsShown)
  return (
    <BlockStack gap="200">
      <GalleryRow title={t('pictures', { count: variants.length })} pictures={pictures} />
      <ul className="mp-offers">
        {shown.map((variant) => (
          <AsinRow key={variant.id} variant={variant} name={only ?? variant.title} form={form} />
        ))}
      </ul>
      {shown.length < variants.length && (
        <InlineStack>
          <Button variant="plain" onClick={() => setAll(true)}>
            {t('showAll', { count: variants.length })}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  )
}

interface AsinRowProps {
  readonly variant: VariantByHand
  readonly name: string
  readonly form: AsinForm
}

function AsinRow({ variant, name, form }: AsinRowProps) {
  const { t } = useTranslation('byHand')
  return (
    <li className="mp-offers__row">
      <InlineGrid columns={{ xs: 1, sm: ['twoThirds', 'oneThird'] }} gap="200" alignItems="center">
        <BlockStack>
          <Text as="p" breakWord>
            <bdi>{name}</bdi>
          </Text>
          <Text as="p" variant="bodySm" tone="subdued" breakWord>
            {variant.sku ? t('sku', { sku: variant.sku }) : t('noSku')}
          </Text>
        </BlockStack>
        <TextField
          label={t('asin', { name })}
          labelHidden
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          disabled={form.saving}
          maxLength={20}
          value={form.valueOf(variant)}
          onChange={(value) => form.change(variant, value)}
          error={form.errorOf(variant)}
        />
      </InlineGrid>
    </li>
  )
}
