import { Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanPicture } from '../../core/export/plan-view.ts'
import { PlanPictureImage } from './plan-picture.tsx'

interface GalleryRowProps {
  readonly title: string
  readonly pictures: readonly PlanPicture[]
}

const shownAtMost = 12

/** A gallery as thumbnails; of long ones the part that changes is shown, with how many more there are. */
export function GalleryRow({ title, pictures }: GalleryRowProps) {
  const { t } = useTranslation('plan')
  const shown = mostTelling(pictures)
  return (
    <div className="mp-gallery">
      <Text as="h4" variant="bodySm" tone="subdued">
        {t('gallery', { title, count: pictures.length })}
      </Text>
      {pictures.length === 0 ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('galleryEmpty')}
        </Text>
      ) : (
        <ol className="mp-gallery__pictures">
          {shown.map((picture) => (
            <PlanPictureImage key={picture.key} picture={picture} />
          ))}
          {pictures.length > shown.length && (
            <li className="mp-gallery__more">
              <Text as="span" variant="bodySm" tone="subdued">
                {t('more', { count: pictures.length - shown.length })}
              </Text>
            </li>
          )}
        </ol>
      )}
    </div>
  )
}

/** Ours are never hidden behind a long gallery of theirs. */
function mostTelling(pictures: readonly PlanPicture[]): readonly PlanPicture[] {
  if (pictures.length <= shownAtMost) return pictures
  const ours = pictures.filter(({ kind }) => kind !== 'theirs').slice(0, shownAtMost)
  const room = shownAtMost - ours.length
  const theirs = new Set(pictures.filter(({ kind }) => kind === 'theirs').slice(0, room))
  return pictures.filter((picture) => ours.includes(picture) || theirs.has(picture))
}
