import { useFetcher } from '@remix-run/react'
import { BlockStack, Card, Spinner, Text } from '@shopify/polaris'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import type { RuleId } from '../../core/compliance/ruleset.ts'
import type { PictureAnswer } from './picture-answer.ts'

interface PictureCardProps {
  readonly page: ComplianceView
  /** The check whose offending pixels are to be seen; null: the picture itself. */
  readonly rule: RuleId | null
}

/** The picture, or what breaches a rule in it. */
export function PictureCard({ page, rule }: PictureCardProps) {
  const { t } = useTranslation('compliance')
  const { load, data, state } = useFetcher<PictureAnswer>({ key: `overlay-${page.assetId}-${rule ?? ''}` })
  useEffect(() => {
    if (rule) load(`/app/library/${page.assetId}/amazon/view?overlay=${rule}`)
  }, [load, rule, page.assetId])
  const name = page.slots.main.checks.find((check) => check.rule === rule)?.label ?? ''
  const overlay = rule && data?.ok ? data.image : null
  const alt = overlay ? t('picture.overlayAlt', { name }) : page.altText || t('picture.alt')
  return (
    <Card padding="0">
      <div className="mp-preview mp-compliance-picture">
        <img src={overlay ?? page.previewUrl} alt={alt} />
        {rule && state !== 'idle' && <Spinner size="small" accessibilityLabel={t('picture.loading')} />}
      </div>
      <div aria-live="polite">
        {rule && (
          <BlockStack>
            <Text as="p" variant="bodySm" tone="subdued" alignment="center">
              {data?.ok === false ? data.message : t('picture.overlay', { name })}
            </Text>
          </BlockStack>
        )}
      </div>
    </Card>
  )
}
