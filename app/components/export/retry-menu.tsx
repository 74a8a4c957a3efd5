import { ActionList, Button, ButtonGroup, Popover } from '@shopify/polaris'
import { ChevronDownIcon } from '@shopify/polaris-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureReasons, type ExportItemView } from '../../core/export/export-view.ts'

interface RetryMenuProps {
  readonly items: readonly ExportItemView[]
  readonly retrying: boolean
  /** Without a reason: all that failed. */
  readonly onRetry: (reason?: string) => void
}

/** Retries everything that failed; where there are several reasons, also the products of one of them. */
export function RetryMenu({ items, retrying, onRetry }: RetryMenuProps) {
  const { t } = useTranslation('export')
  const [open, setOpen] = useState(false)
  const reasons = failureReasons(items)
  const total = reasons.reduce((sum, { count }) => sum + count, 0)
  const all = (
    <Button loading={retrying} onClick={() => onRetry()}>
      {t('outcome.retry', { count: total })}
    </Button>
  )
  if (reasons.length < 2) return all
  return (
    <ButtonGroup variant="segmented">
      {all}
      <Popover
        active={open}
        onClose={() => setOpen(false)}
        activator={
          <Button
            icon={ChevronDownIcon}
            accessibilityLabel={t('outcome.retryByReason')}
            disclosure={false}
            disabled={retrying}
            onClick={() => setOpen(!open)}
          />
        }
      >
        <ActionList
          items={reasons.map(({ code, happened, count }) => ({
            content: happened,
            helpText: t('outcome.retry', { count }),
            onAction: () => {
              setOpen(false)
              onRetry(code)
            },
          }))}
        />
      </Popover>
    </ButtonGroup>
  )
}
