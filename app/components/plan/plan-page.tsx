import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Link, Page } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ExportMode } from '../../core/export/export-mode.ts'
import type { ExportOverlap } from '../../core/export/overlap.ts'
import type { PlanView } from '../../core/export/plan-view.ts'
import { ExportLaterCard } from '../schedule/export-later-card.tsx'
import type { LocalTime } from '../schedule/start-time-form.tsx'
import { ConfirmRemovals } from './confirm-removals.tsx'
import { OverlapCard } from './overlap-card.tsx'
import { PlanItem } from './plan-item.tsx'
import { PlanModeCard } from './plan-mode-card.tsx'
import { PlanPages } from './plan-pages.tsx'
import { PlanTotalsCard } from './plan-totals-card.tsx'
import { PlanningCard } from './planning-card.tsx'
import { type PlanApproval, useApproval } from './use-approval.ts'
import { useTiming } from './use-timing.ts'
import { usePlanning } from './use-planning.ts'

export interface PlanPageView {
  readonly draftId: string
  readonly connection: string
  readonly productCount: number
  readonly plan: PlanView | null
  readonly overlaps: readonly ExportOverlap[]
  readonly timeZone: string
}

/** Step 3 of an export: looking before anything is written. */
export function PlanPage({ view }: { readonly view: PlanPageView }) {
  const { t } = useTranslation('plan')
  const { draftId, plan, connection } = view
  const planning = usePlanning(plan === null)
  const approval = useApproval(plan)
  const timing = useTiming(plan?.id ?? '', view.overlaps)
  const blocked = plan === null || planning.planning ? t('blocked.planning') : whyBlocked(plan, t)
  const unconfirmed =
    blocked !== null
      ? null
      : !approval.ready
        ? t('blocked.unconfirmed', { number: approval.removals })
        : timing.ready
          ? null
          : t('blocked.overlaps')
  const approve = (time?: LocalTime) =>
    plan && planning.approve(plan.id, { ...approval.fields, ...timing.fields, ...time })
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle', { connection })}
      backAction={{ content: t('back'), url: `/app/drafts/${draftId}/map` }}
      primaryAction={{
        content: t('approve'),
        disabled: blocked !== null || unconfirmed !== null,
        helpText: blocked ?? unconfirmed ?? undefined,
        loading: planning.approving,
        onAction: () => approve(),
      }}
      secondaryActions={[
        { content: t('later'), onAction: timing.toggleLater, disabled: blocked !== null },
        { content: t('again'), onAction: () => planning.plan(), loading: planning.planning },
      ]}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        {planning.problem && (
          <Banner
            tone="critical"
            title={t('problem')}
            action={{ content: t('again'), onAction: () => planning.plan() }}
          >
            <p>{planning.problem}</p>
          </Banner>
        )}
        {blocked === null && (
          <OverlapCard
            overlaps={view.overlaps}
            writtenCount={(plan?.totals.listings ?? 0) - (plan?.totals.unchangedListings ?? 0)}
            timeZone={view.timeZone}
            choice={timing.choice}
            onChoose={timing.choose}
          />
        )}
        {blocked === null && timing.later && (
          <ExportLaterCard
            timeZone={view.timeZone}
            submitting={planning.approving}
            disabled={unconfirmed !== null}
            onSchedule={approve}
            onClose={timing.toggleLater}
          />
        )}
        {planning.planning ? (
          <PlanningCard count={view.productCount} />
        ) : (
          plan && (
            <PlanBody
              {...{ plan, draftId, blocked, approval }}
              productCount={view.productCount}
              onPlan={planning.plan}
            />
          )
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

type Translate = ReturnType<typeof useTranslation<'plan'>>['t']

function whyBlocked(plan: PlanView, t: Translate): string | null {
  if (plan.runId) return t('blocked.started')
  if (plan.outdated) return t('blocked.outdated')
  return plan.totals.unchangedListings === plan.totals.listings ? t('blocked.nothing') : null
}

interface PlanBodyProps {
  readonly plan: PlanView
  readonly draftId: string
  readonly blocked: string | null
  readonly approval: PlanApproval
  readonly productCount: number
  readonly onPlan: (mode?: ExportMode) => void
}

function PlanBody({ plan, draftId, blocked, approval, productCount, onPlan }: PlanBodyProps) {
  const { t } = useTranslation('plan')
  const { listings } = plan.totals
  return (
    <>
      <PlanNotice plan={plan} blocked={blocked} onPlan={onPlan} />
      {listings < productCount && (
        <Banner tone="info" action={{ content: t('partial.all', { count: productCount }), onAction: () => onPlan() }}>
          {t('partial.body', { count: listings })}
        </Banner>
      )}
      {plan.runId === null && <PlanModeCard mode={plan.mode} disabled={plan.outdated} onChoose={onPlan} />}
      <PlanTotalsCard plan={plan} />
      {blocked === null && <ConfirmRemovals approval={approval} />}
      {plan.totals.errors > 0 && <Banner tone="warning">{t('leavesOut', { count: plan.totals.errors })}</Banner>}
      {plan.items.map((item) => (
        <PlanItem key={item.id} item={item} draftId={draftId} />
      ))}
      <PlanPages plan={plan} />
    </>
  )
}

function PlanNotice({ plan, blocked, onPlan }: Pick<PlanBodyProps, 'plan' | 'blocked' | 'onPlan'>) {
  const { t } = useTranslation('plan')
  if (plan.runId) {
    return (
      <Banner tone="info">
        {t('started')} <Link url={`/app/exports/${plan.runId}`}>{t('seeExport')}</Link>
      </Banner>
    )
  }
  if (plan.outdated) {
    return (
      <Banner tone="warning" title={t('outdated.title')} action={{ content: t('again'), onAction: () => onPlan() }}>
        <p>{t('outdated.body')}</p>
      </Banner>
    )
  }
  return <Banner tone="info">{blocked ?? t('nothingYet')}</Banner>
}
