import { useTranslation } from 'react-i18next'
import type { PictureView } from '../../core/mapping/mapping-view.ts'

interface PictureImageProps {
  readonly picture: PictureView | undefined
  /** Two words at most, below the picture: the role, "Suggested". */
  readonly mark?: string
}

/** The inside of every thumbnail button. The button around it carries the name. */
export function PictureImage({ picture, mark }: PictureImageProps) {
  const { t } = useTranslation('mapping')
  const label = mark ?? (picture?.kind === 'video' ? t('roles.video') : undefined)
  return (
    <>
      {picture?.thumbnailUrl && (
        <img src={picture.thumbnailUrl} alt="" loading="lazy" draggable={false} width={72} height={72} />
      )}
      {label && <span className="mp-picture__mark">{label}</span>}
    </>
  )
}
