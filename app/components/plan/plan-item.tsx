import { Badge, BlockStack, Box, Card, InlineStack, Link, Text } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnchecked } from '../../core/export/compliance-issues.ts'
import type { PlanItemView } from '../../core/export/plan-view.ts'
import { GalleryRow } from './gallery-row.tsx'
import { PlanIssues } from './plan-issues.tsx'
import { PlanPictureImage } from './plan-picture.tsx'
import { RemovedPictures } from './removed-pictures.tsx'
import { variantList } from './variant-list.ts'
import { VideoPlaces } from './video-places.tsx'

interface PlanItemProps {
  readonly item: PlanItemView
  /** Null: the plan comes from no mapping that could be changed. */
  readonly draftId: string | null
  /** What the merchant decides about this product. */
  readonly children?: ReactNode
}

/** What the export does to one product. */
export function PlanItem({ item, draftId, children }: PlanItemProps) {
  const { t } = useTranslation('plan')
  const mapUrl = draftId && `/app/drafts/${draftId}/map?product=${item.productId}`
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <BlockStack>
            <Text as="h3" variant="headingMd" breakWord>
              {item.title}
            </Text>
            {item.listingTitle && (
              <Text as="p" variant="bodySm" tone="subdued" breakWord>
                {t('listedAs', { title: item.listingTitle })}
              </Text>
            )}
          </BlockStack>
          <InlineStack gap="200" blockAlign="center">
            <ChangeBadges item={item} />
            {mapUrl && (
              <Link url={mapUrl} accessibilityLabel={t('editName', { title: item.title })}>
                {t('edit')}
              </Link>
            )}
          </InlineStack>
        </InlineStack>
        <PlanIssues issues={item.issues} mapUrl={mapUrl} />
        {children}
        {item.unchanged ? (
          item.after.length > 0 && <GalleryRow title={t('stays')} pictures={item.after} />
        ) : (
          <>
            <GalleryRow title={t('before')} pictures={item.before} />
            <GalleryRow title={t(draftId ? 'after' : 'afterUndo')} pictures={item.after} />
            <RemovedPictures item={item} />
            <Assignments item={item} />
            <FurtherViews item={item} />
            <Swatch item={item} />
            <VideoPlaces videos={item.videos} />
          </>
        )}
      </BlockStack>
    </Card>
  )
}

function ChangeBadges({ item }: { readonly item: PlanItemView }) {
  const { t } = useTranslation('plan')
  const { upload, reuse, restored } = item.coming
  const views = item.galleries.reduce((sum, gallery) => sum + gallery.variants.length, 0)
  const variants = item.assignments.reduce((sum, assignment) => sum + assignment.variants.length, 0)
  if (item.unchanged) return <Badge>{t('badges.unchanged')}</Badge>
  return (
    <InlineStack gap="100">
      {upload > 0 && <Badge tone="success">{t('badges.upload', { count: upload })}</Badge>}
      {reuse > 0 && <Badge tone="info">{t('badges.reuse', { count: reuse })}</Badge>}
      {restored > 0 && <Badge tone="success">{t('badges.restored', { count: restored })}</Badge>}
      {item.removals.length > 0 && <Badge tone="warning">{t('badges.removed', { count: item.removals.length })}</Badge>}
      {item.describes > 0 && <Badge tone="info">{t('badges.describes', { count: item.describes })}</Badge>}
      {variants > 0 && <Badge tone="info">{t('badges.assign', { count: variants })}</Badge>}
      {views > 0 && <Badge tone="info">{t('badges.views', { count: views })}</Badge>}
      {item.issues.some(isUnchecked) && <Badge>{t('badges.checking')}</Badge>}
      {item.reordered && <Badge tone="attention">{t('badges.reorder')}</Badge>}
    </InlineStack>
  )
}

function Assignments({ item }: { readonly item: PlanItemView }) {
  const { t } = useTranslation('plan')
  if (item.assignments.length === 0) return null
  // What stands in the gallery above is marked there.
  const above = new Set(item.after.map(({ key }) => key))
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="bodySm" tone="subdued">
        {t('variantPictures')}
      </Text>
      <ul className="mp-assignments">
        {item.assignments.map(({ picture, variants, replaced }) => (
          <li key={picture.key} className="mp-assignment">
            <ul className="mp-gallery__pictures" aria-hidden="true">
              <PlanPictureImage picture={above.has(picture.key) ? { ...picture, kind: 'theirs' } : picture} />
            </ul>
            <Box>
              <Text as="p" variant="bodySm" breakWord>
                {t('assigned', { variants: variantList(variants), count: variants.length })}
              </Text>
              {replaced > 0 && (
                <Text as="p" variant="bodySm" tone="subdued">
                  {t('replaces', { count: replaced })}
                </Text>
              )}
            </Box>
          </li>
        ))}
      </ul>
    </BlockStack>
  )
}

function Swatch({ item: { swatch } }: { readonly item: PlanItemView }) {
  const { t } = useTranslation('plan')
  if (!swatch) return null
  return (
    <>
      {swatch.before && <GalleryRow title={t('swatchNow')} pictures={[swatch.before]} />}
      <GalleryRow title={t('swatchAfter')} pictures={swatch.after ? [swatch.after] : []} />
    </>
  )
}

function FurtherViews({ item }: { readonly item: PlanItemView }) {
  const { t } = useTranslation('plan')
  return item.galleries.map(({ key, pictures, variants }) => (
    <GalleryRow
      key={key}
      title={t('furtherViews', { variants: variantList(variants), count: variants.length })}
      pictures={pictures}
    />
  ))
}
