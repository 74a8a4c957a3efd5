import { Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { isOver, runTotals } from '../../core/export/export-view.ts'
import { useFormat } from '../use-format.ts'
import { useApprover } from './approver.ts'
import { RunStateBadge } from './state-badge.tsx'
import type { LiveRun } from './use-run-progress.ts'

interface RunSummaryProps {
  readonly live: LiveRun
  readonly timeZone: string
  readonly viewerId: string
}

/** The whole run in one card: how far, how many of each outcome, who approved it, what it cost. */
export function RunSummary({ live, timeZone, viewerId }: RunSummaryProps) {
  const { t } = useTranslation('export')
  const format = useFormat(timeZone)
  const approver = useApprover()
  const { run, items } = live
  const totals = runTotals(items)
  const over = isOver(run.state)
  const percent = format.percent(Math.floor(totals.share * 100) / 100)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <RunStateBadge state={run.state} failed={totals.failed} accountProblem={run.accountProblem} />
            <Text as="h2" variant="headingMd">
              <span role="status" id="run-progress-label">
                {t('summary.done', { done: totals.done, count: totals.selected, context: run.channel })}
              </span>
            </Text>
          </InlineStack>
          {!over && (
            <Text as="span" tone="subdued">
              {percent}
            </Text>
          )}
        </InlineStack>
        <ProgressBar
          size="small"
          progress={totals.share * 100}
          tone={totals.failed > 0 ? 'critical' : over ? 'success' : 'highlight'}
          ariaLabelledBy="run-progress-label"
        />
        <Outcomes totals={totals} />
        <Text as="p" variant="bodySm" tone="subdued">
          {t('summary.approved', { when: format.dateTime(run.createdAt), who: approver(run.approvedBy, viewerId) })}
          {' · '}
          {t(costKey(run.points, over), {
            points: format.number(run.points),
            calls: format.number(run.calls),
          })}
        </Text>
        {!live.connected && <Banner tone="info">{t('summary.reconnecting')}</Banner>}
      </BlockStack>
    </Card>
  )
}

/** Platforms without a price in points are told in requests alone. */
function costKey(points: number, over: boolean) {
  if (points > 0) return over ? 'summary.cost' : 'summary.costSoFar'
  return over ? 'summary.requests' : 'summary.requestsSoFar'
}

function Outcomes({ totals }: { readonly totals: ReturnType<typeof runTotals> }) {
  const { t } = useTranslation('export')
  const counts = (['done', 'skipped', 'failed', 'cancelled', 'open'] as const).filter((key) => totals[key] > 0)
  return (
    <InlineStack gap="400">
      {counts.map((key) => (
        <Text key={key} as="span" tone={key === 'failed' ? 'critical' : undefined}>
          {t(`outcomes.${key}`, { count: totals[key] })}
        </Text>
      ))}
    </InlineStack>
  )
}
