import { BlockStack, Box, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanVideo } from '../../core/export/plan-video-view.ts'
import { PlanPictureImage } from './plan-picture.tsx'

/** Videos for which products have no place, each with where it goes instead. */
export function VideoPlaces({ videos }: { readonly videos: readonly PlanVideo[] }) {
  const { t } = useTranslation('plan')
  if (videos.length === 0) return null
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="bodySm" tone="subdued">
        {t('videos.title', { count: videos.length })}
      </Text>
      <ul className="mp-assignments">
        {videos.map(({ picture, place }) => (
          <li key={picture.key} className="mp-assignment">
            <ul className="mp-gallery__pictures" aria-hidden="true">
              <PlanPictureImage picture={picture} />
            </ul>
            <Box>
              <Text as="p" variant="bodySm" breakWord>
                {picture.label}
              </Text>
              <Text as="p" variant="bodySm" tone="subdued" breakWord>
                {t(`videos.${place}`)}
              </Text>
            </Box>
          </li>
        ))}
      </ul>
    </BlockStack>
  )
}
