import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Button, ButtonGroup } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type ExportItemView, isChangedSince } from '../../core/export/export-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { conflictDecisionNames } from './decision-names.ts'

interface ChangedProductsBannerProps {
  readonly runId: string
  readonly items: readonly ExportItemView[]
}

/** One decision for all products that an export left alone because somebody had changed them. */
export function ChangedProductsBanner({ runId, items }: ChangedProductsBannerProps) {
  const { t } = useTranslation('undo')
  const fetcher = useFetcher<ActionAnswer>()
  const count = items.filter(isChangedSince).length
  if (count === 0) return null
  const action = `/app/exports/${runId}/conflicts`
  return (
    <Banner tone="warning" title={t('changed.title', { count })}>
      <BlockStack gap="300">
        <p>{fetcher.data?.ok === false ? fetcher.data.message : t('changed.body')}</p>
        <ButtonGroup>
          {conflictDecisionNames.map((decision) => (
            <Button
              key={decision}
              disabled={fetcher.state !== 'idle'}
              onClick={() => fetcher.submit({ decision }, { method: 'post', action })}
            >
              {t(`changed.all.${decision}`)}
            </Button>
          ))}
        </ButtonGroup>
      </BlockStack>
    </Banner>
  )
}
