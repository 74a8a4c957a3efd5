import { Banner, BlockStack, Button } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { failureReasons, isOver, runTotals } from '../../core/export/export-view.ts'
import { PublishedBanner } from './published-banner.tsx'
import type { LiveRun } from './use-run-progress.ts'

interface RunOutcomeProps {
  readonly live: LiveRun
  readonly retrying: boolean
  readonly draftId: string | null
  /** The run takes an earlier one back. */
  readonly isUndo: boolean
  readonly onRetry: () => void
}

/** What came of the run, once it is over: what is live, what is not, and what to do about it. */
export function RunOutcome({ live, retrying, draftId, isUndo, onRetry }: RunOutcomeProps) {
  const { t } = useTranslation('export')
  const { t: tUndo } = useTranslation('undo')
  const { run, items } = live
  const totals = runTotals(items)
  if (!isOver(run.state)) return null
  // One reason alone has its button beside it.
  const retry = failureReasons(items).length > 1 && (
    <Button loading={retrying} onClick={onRetry}>
      {t('outcome.retryAll', { count: totals.failed })}
    </Button>
  )
  // Planning again leaves out what is done.
  const planTheRest = draftId ? { content: t('outcome.planRest'), url: `/app/drafts/${draftId}/plan?new=1` } : undefined
  if (run.state === 'cancelled') {
    return (
      <Banner tone="warning" title={t('outcome.cancelled')} action={planTheRest}>
        <BlockStack gap="200" inlineAlign="start">
          <p>{t('outcome.cancelledBody', { done: totals.done, count: totals.cancelled })}</p>
          {retry}
        </BlockStack>
      </Banner>
    )
  }
  if (totals.failed > 0) {
    return (
      <Banner tone="critical" title={t('outcome.failed', { count: totals.failed, context: run.channel })}>
        <BlockStack gap="200" inlineAlign="start">
          <p>{t('outcome.failedBody', { done: totals.done })}</p>
          {retry}
        </BlockStack>
      </Banner>
    )
  }
  if (totals.done === 0) {
    const codes = items.map(({ problem }) => problem?.code)
    const untouched = codes.every((code) => code === 'unchanged' || code === 'nothing_mapped')
    if (!untouched) return null
    return (
      <Banner tone="info">
        {t(codes.includes('nothing_mapped') ? 'outcome.unchangedOrUnmapped' : 'outcome.unchanged')}
      </Banner>
    )
  }
  if (items.some(({ publication }) => publication)) return <PublishedBanner items={items} channel={run.channel} />
  if (isUndo) return <Banner tone="success">{tUndo('run.done', { count: totals.done })}</Banner>
  return <Banner tone="success">{t('outcome.live', { count: totals.done })}</Banner>
}
