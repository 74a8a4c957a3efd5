import { useSearchParams } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, InlineStack, Link, Page, Pagination } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../core/export/plan-view.ts'
import { PlanItem } from './plan-item.tsx'
import { PlanTotalsCard } from './plan-totals-card.tsx'
import { PlanningCard } from './planning-card.tsx'
import { usePlanning } from './use-planning.ts'

export interface PlanPageView {
  readonly draftId: string
  readonly connection: string
  readonly productCount: number
  readonly plan: PlanView | null
}

/** Step 3 of an export: looking before anything is written. */
export function PlanPage({ view }: { readonly view: PlanPageView }) {
  const { t } = useTranslation('plan')
  const { draftId, plan, connection } = view
  const planning = usePlanning(plan === null)
  const blocked = plan === null || planning.planning ? t('blocked.planning') : whyBlocked(plan, t)
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle', { connection })}
      backAction={{ content: t('back'), url: `/app/drafts/${draftId}/map` }}
      primaryAction={{
        content: t('approve'),
        disabled: blocked !== null,
        helpText: blocked ?? undefined,
        loading: planning.approving,
        onAction: () => plan && planning.approve(plan.id),
      }}
      secondaryActions={[{ content: t('again'), onAction: planning.plan, loading: planning.planning }]}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        {planning.problem && (
          <Banner tone="critical" title={t('problem')} action={{ content: t('again'), onAction: planning.plan }}>
            <p>{planning.problem}</p>
          </Banner>
        )}
        {planning.planning ? (
          <PlanningCard count={view.productCount} />
        ) : (
          plan && <PlanBody plan={plan} draftId={draftId} blocked={blocked} onPlan={planning.plan} />
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
  readonly onPlan: () => void
}

function PlanBody({ plan, draftId, blocked, onPlan }: PlanBodyProps) {
  const { t } = useTranslation('plan')
  return (
    <>
      <PlanNotice plan={plan} blocked={blocked} onPlan={onPlan} />
      <PlanTotalsCard plan={plan} />
      {plan.totals.errors > 0 && <Banner tone="warning">{t('leavesOut', { count: plan.totals.errors })}</Banner>}
      {plan.items.map((item) => (
        <PlanItem key={item.id} item={item} draftId={draftId} />
      ))}
      <PlanPages plan={plan} />
    </>
  )
}

function PlanNotice({ plan, blocked, onPlan }: Omit<PlanBodyProps, 'draftId'>) {
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
      <Banner tone="warning" title={t('outdated.title')} action={{ content: t('again'), onAction: onPlan }}>
        <p>{t('outdated.body')}</p>
      </Banner>
    )
  }
  return <Banner tone="info">{blocked ?? t('nothingYet')}</Banner>
}

function PlanPages({ plan }: { readonly plan: PlanView }) {
  const { t } = useTranslation('plan')
  const [, setParams] = useSearchParams()
  if (plan.pageCount < 2) return null
  const goTo = (page: number) => () => setParams({ page: String(page) })
  return (
    <InlineStack align="center">
      <Pagination
        label={t('page', { page: plan.page, count: plan.pageCount })}
        hasPrevious={plan.page > 1}
        hasNext={plan.page < plan.pageCount}
        onPrevious={goTo(plan.page - 1)}
        onNext={goTo(plan.page + 1)}
      />
    </InlineStack>
  )
}
