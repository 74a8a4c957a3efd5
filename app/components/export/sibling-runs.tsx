import { BlockStack, Card, InlineStack, Link, ProgressBar, Text } from '@shopify/polaris'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { channelLabels } from '../../core/channel/channel.ts'
import { isOver, runTotals, type SiblingRun } from '../../core/export/export-view.ts'
import { RunStateBadge } from './state-badge.tsx'
import { useRunProgress } from './use-run-progress.ts'

/** A browser opens six streams to one server at most, and the page needs some for itself. */
const followedAtMost = 3

/** What was approved together with this export, store by store, as it happens. */
export function SiblingRuns({ siblings }: { readonly siblings: readonly SiblingRun[] }) {
  const { t } = useTranslation('export')
  if (siblings.length === 0) return null
  const moving = siblings.filter(({ run }) => !isOver(run.state)).slice(0, followedAtMost)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('siblings.title')}
        </Text>
        {siblings.map((sibling) =>
          moving.includes(sibling) ? (
            <FollowedRun key={sibling.run.id} sibling={sibling} />
          ) : (
            <SiblingRow key={sibling.run.id} sibling={sibling} />
          ),
        )}
      </BlockStack>
    </Card>
  )
}

function FollowedRun({ sibling }: { readonly sibling: SiblingRun }) {
  return <SiblingRow sibling={useRunProgress(sibling)} />
}

function SiblingRow({ sibling: { run, items } }: { readonly sibling: SiblingRun }) {
  const { t } = useTranslation('export')
  const labelId = useId()
  const totals = runTotals(items)
  return (
    <BlockStack gap="100">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <span id={labelId}>
          <Link url={`/app/exports/${run.id}`}>
            {t('siblings.store', { store: run.connection, channel: channelLabels[run.channel] })}
          </Link>{' '}
          {t('siblings.done', { done: totals.selected - totals.open, count: totals.selected })}
        </span>
        <RunStateBadge state={run.state} failed={totals.failed} accountProblem={run.accountProblem} />
      </InlineStack>
      <ProgressBar
        size="small"
        progress={totals.share * 100}
        tone={totals.failed > 0 ? 'critical' : isOver(run.state) ? 'success' : 'highlight'}
        ariaLabelledBy={labelId}
      />
    </BlockStack>
  )
}
