import { Card } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

interface AssetPreviewCardProps {
  readonly isVideo: boolean
  readonly previewUrl: string
  readonly mimeType: string
  readonly altText: string
}

/** The picture, or the video ready to play, as large as the page allows. */
export function AssetPreviewCard({ isVideo, previewUrl, mimeType, altText }: AssetPreviewCardProps) {
  const { t } = useTranslation('library')
  return (
    <Card padding="0">
      <div className="mp-preview">
        {isVideo ? (
          <video controls preload="metadata" aria-label={t('asset.preview')}>
            <source src={previewUrl} type={mimeType === 'video/quicktime' ? undefined : mimeType} />
            {t('asset.noVideo')}
          </video>
        ) : (
          <img src={previewUrl} alt={altText || t('asset.preview')} />
        )}
      </div>
    </Card>
  )
}
