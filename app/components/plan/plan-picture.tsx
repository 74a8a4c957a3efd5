import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { slotLabel } from '../../core/channel/listing-slot.ts'
import type { PlanPicture } from '../../core/export/plan-view.ts'

/** What a picture is called: by its text, or where channels have none, by its place. */
export function calledBy({ label, slot }: PlanPicture): string {
  return label || (slot ? slotLabel(slot) : '')
}

/** A picture of a gallery before or after the export, with a mark where Mediaport does something with it. */
export function PlanPictureImage({ picture }: { readonly picture: PlanPicture }) {
  const { t } = useTranslation('plan')
  // Pictures of a store stand where they once came from, which may be gone.
  const [broken, setBroken] = useState(false)
  const mark = picture.kind === 'theirs' ? null : t(`marks.${picture.kind}`)
  const called = calledBy(picture)
  const name = mark ? t('pictureName', { mark, label: called }) : called
  return (
    <li className={`mp-plan-picture mp-plan-picture--${picture.kind}`} title={name}>
      {picture.url && !broken ? (
        <img src={picture.url} alt={name} loading="lazy" width={56} height={56} onError={() => setBroken(true)} />
      ) : (
        <span className="mp-plan-picture__none">{t(picture.video ? 'video' : 'noPreview')}</span>
      )}
      {picture.slot && <span className="mp-plan-picture__slot">{picture.slot}</span>}
      {mark && (
        <span className="mp-plan-picture__mark" aria-hidden="true">
          {mark}
        </span>
      )}
    </li>
  )
}
