import { useFetcher } from '@remix-run/react'
import { Spinner, Text } from '@shopify/polaris'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { FixStep } from '../../core/assets/picture-fixes.ts'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import type { PictureAnswer } from './picture-answer.ts'

interface FixPreviewProps {
  readonly page: ComplianceView
  readonly steps: readonly FixStep[]
}

/** The picture before the chosen fixes, and after them where any is chosen, on a ground that shows where white ends. */
export function FixPreview({ page, steps }: FixPreviewProps) {
  const { t } = useTranslation('compliance')
  const { load, data, state } = useFetcher<PictureAnswer>({ key: `fixed-${page.assetId}` })
  const asked = steps.join(',')
  useEffect(() => {
    if (asked) load(`/app/library/${page.assetId}/amazon/view?steps=${asked}`)
  }, [load, asked, page.assetId])
  return (
    <div className="mp-before-after" aria-busy={state !== 'idle'}>
      <figure>
        <img src={page.previewUrl} alt={page.altText || t('picture.alt')} />
        <figcaption>{t('picture.before')}</figcaption>
      </figure>
      {asked && (
        <figure>
          {data?.ok && <img src={data.image} alt={t('picture.afterAlt')} />}
          {state !== 'idle' && <Spinner size="small" accessibilityLabel={t('fixes.preview')} />}
          <figcaption aria-live="polite">
            {t('picture.after')}
            {data?.ok && data.widthPx && data.heightPx
              ? ` · ${t('picture.size', { width: data.widthPx, height: data.heightPx })}`
              : ''}
          </figcaption>
        </figure>
      )}
      {asked && data?.ok === false && (
        <Text as="p" tone="critical">
          {data.message}
        </Text>
      )}
    </div>
  )
}
