import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ChosenPictures } from '../use-chosen-pictures.ts'

/** The export was begun in the library: with which pictures, and the way back to all of them. */
export function ChosenPicturesBanner({ pictures }: { readonly pictures: ChosenPictures }) {
  const { t } = useTranslation('products')
  const count = pictures.ids.length
  if (count === 0) return null
  return (
    <Banner tone="info" action={{ content: t('pictures.clear'), onAction: pictures.clear }}>
      <p>{t('pictures.body', { count })}</p>
    </Banner>
  )
}
