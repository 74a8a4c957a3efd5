import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Link, Page } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../core/channel/channel.ts'
import type { ExportOverlap } from '../../core/export/overlap.ts'
import { pageParameter } from '../../core/export/page-parameter.ts'
import type { PlanView } from '../../core/export/plan-view.ts'
import type { UndoScope } from '../../core/export/undo-scope.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { ConfirmRemovals } from '../plan/confirm-removals.tsx'
import { OverlapCard } from '../plan/overlap-card.tsx'
import { PlanItem } from '../plan/plan-item.tsx'
import { PlanPages } from '../plan/plan-pages.tsx'
import { useApproval } from '../plan/use-approval.ts'
import { useTiming } from '../plan/use-timing.ts'
import { useFormat } from '../use-format.ts'
import { ConflictChoices } from './conflict-choices.tsx'
import { ConflictsBanner } from './conflicts-banner.tsx'
import { UndoTotals } from './undo-totals.tsx'
import { UndoneExports, type UndoneExportsView } from './undone-exports.tsx'

export interface UndoPageView {
  readonly plan: PlanView
  readonly connection: string
  readonly channel: Channel
  readonly scope: UndoScope
  readonly undone: { readonly runId: string; readonly title: string } | null
  readonly exports: UndoneExportsView
  readonly overlaps: readonly ExportOverlap[]
  readonly timeZone: string
}

/** What taking exports back would do, before it is done. */
export function UndoPage({ view }: { readonly view: UndoPageView }) {
  const { t } = useTranslation('undo')
  const { plan, undone } = view
  const fetcher = useFetcher<ActionAnswer>()
  const approval = useApproval(plan)
  const timing = useTiming(plan.id, view.overlaps)
  const blocked = whyBlocked(plan, approval, t) ?? (timing.ready ? null : t('blocked.overlaps'))
  const submit = (fields: Record<string, string>) => fetcher.submit(fields, { method: 'post' })
  return (
    <Page
      title={t('title')}
      subtitle={useSubtitle(view)}
      backAction={{ content: t('back'), url: undone ? `/app/exports/${undone.runId}` : '/app/exports' }}
      primaryAction={{
        content: t('approve'),
        disabled: blocked !== null,
        helpText: blocked ?? undefined,
        loading: fetcher.state !== 'idle',
        onAction: () => submit({ intent: 'approve', ...approval.fields, ...timing.fields }),
      }}
      secondaryActions={[{ content: t('again'), onAction: () => submit({ intent: 'plan' }) }]}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        <Notice plan={plan} />
        <OverlapCard
          overlaps={view.overlaps}
          writtenCount={plan.totals.listings - plan.totals.unchangedListings}
          timeZone={view.timeZone}
          choice={timing.choice}
          onChoose={timing.choose}
        />
        <UndoneExports exports={view.exports} timeZone={view.timeZone} />
        <UndoTotals totals={plan.totals} />
        {plan.runId === null && <ConflictsBanner plan={plan} approval={approval} />}
        {plan.runId === null && approval.undecided === 0 && (
          <ConfirmRemovals approval={approval} channel={view.channel} />
        )}
        {plan.items.map((item) => (
          <PlanItem key={item.id} item={item} draftId={null}>
            {plan.runId === null && <ConflictChoices plan={plan} position={item.position} approval={approval} />}
          </PlanItem>
        ))}
        <PlanPages plan={plan} parameter={pageParameter(null)} />
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

type Translate = ReturnType<typeof useTranslation<'undo'>>['t']

function useSubtitle({ undone, scope, timeZone, connection }: UndoPageView): string {
  const { t } = useTranslation('undo')
  const format = useFormat(timeZone)
  if (undone) return t('ofRun', { title: undone.title, connection })
  return scope.kind === 'since' ? t('since', { when: format.dateTime(scope.since), connection }) : connection
}

function whyBlocked(plan: PlanView, approval: ReturnType<typeof useApproval>, t: Translate): string | null {
  if (plan.runId) return t('blocked.started')
  if (plan.totals.unchangedListings === plan.totals.listings) return t('blocked.nothing')
  if (approval.undecided > 0) return t('blocked.undecided', { count: approval.undecided })
  return approval.confirmed ? null : t('blocked.unconfirmed', { number: approval.removals })
}

function Notice({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('undo')
  if (plan.runId) {
    return (
      <Banner tone="info">
        {t('started')} <Link url={`/app/exports/${plan.runId}`}>{t('seeUndo')}</Link>
      </Banner>
    )
  }
  if (plan.totals.unchangedListings === plan.totals.listings) return <Banner tone="info">{t('blocked.nothing')}</Banner>
  return <Banner tone="info">{t('nothingYet')}</Banner>
}
