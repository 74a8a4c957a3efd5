import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Page } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Destination } from '../../core/export/destination.ts'
import type { ChannelPlanView } from '../../core/export/plan-view.ts'
import { ExportLaterCard } from '../schedule/export-later-card.tsx'
import type { LocalTime } from '../schedule/start-time-form.tsx'
import { useKeptFocus } from '../use-kept-focus.ts'
import { looksAtChecks, useLookAgain } from '../use-look-again.ts'
import { ByHandCard } from './by-hand-card.tsx'
import { ChannelSection } from './channel-section.tsx'
import { isChecking, standingOf, whyHeldUp } from './channel-standing.ts'
import { DestinationsCard } from './destinations-card.tsx'
import { useApprovals } from './use-approval.ts'
import { usePlanning } from './use-planning.ts'

export interface PlanPageView {
  readonly draftId: string
  readonly productCount: number
  /** Accounts that could be exported to. */
  readonly destinations: readonly Destination[]
  /** Those that are chosen. */
  readonly channels: readonly ChannelPlanView[]
  readonly timeZone: string
}

/** Step 3 of an export: looking, in every store that it goes to, before anything is written. */
export function PlanPage({ view }: { readonly view: PlanPageView }) {
  const { t } = useTranslation('plan')
  const { draftId, channels, timeZone, productCount } = view
  const planning = usePlanning(channels.some(({ plan, problem }) => plan === null && problem === null))
  useKeptFocus(planning.busy)
  const checking = channels.some(({ plan }) => plan !== null && isChecking(plan))
  useLookAgain(checking && !planning.busy && !planning.approving, looksAtChecks)
  const approvalFor = useApprovals()
  const [later, setLater] = useState(false)
  const states = channels.map((channel) => {
    const { problem } = channel
    const approval = approvalFor(channel.plan)
    const isPlanning = planning.isPlanning(channel)
    const standing = standingOf(channel, { planning: isPlanning, failed: problem !== null, approval })
    return { channel, approval, standing }
  })
  const heldUp = whyHeldUp(states.map(({ standing }) => standing))
  const removals = states.find(({ standing }) => standing === 'removals')?.approval.removals
  const blocked = heldUp && t(`blocked.${heldUp}`, { number: removals })
  const approve = (time?: LocalTime) => planning.approve(states.flatMap(toApproval), time)
  const alone = channels.length === 1
  const canBeLater = heldUp === null || heldUp === 'removals' || heldUp === 'overlaps'
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle', { connection: channels.map(({ label }) => label).join(' · ') })}
      backAction={{ content: t('back'), url: `/app/drafts/${draftId}/map` }}
      primaryAction={{
        content: t('approve'),
        disabled: blocked !== null,
        helpText: blocked ?? undefined,
        loading: planning.approving,
        onAction: () => approve(),
      }}
      secondaryActions={[
        { content: t('later'), onAction: () => setLater(!later), disabled: !canBeLater },
        { content: t('again'), onAction: () => planning.plan(), loading: planning.busy },
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
        <DestinationsCard
          {...{ productCount, destinations: view.destinations }}
          choosing={planning.choosing}
          disabled={planning.busy}
          onChoose={planning.choose}
        />
        {canBeLater && later && (
          <ExportLaterCard
            timeZone={timeZone}
            submitting={planning.approving}
            disabled={blocked !== null}
            onSchedule={approve}
            onClose={() => setLater(false)}
          />
        )}
        {!alone && heldUp === null && (
          <Banner tone="info">{t('nothingYetMany', { count: states.flatMap(toApproval).length })}</Banner>
        )}
        {states.map((state) => (
          <ChannelSection
            key={state.channel.connectionId}
            {...{ ...state, draftId, productCount, timeZone, alone }}
            onPlan={planning.plan}
          />
        ))}
        {!view.destinations.some(({ channel }) => channel === 'amazon') && <ByHandCard draftId={draftId} />}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

interface ChannelState {
  readonly channel: ChannelPlanView
  readonly approval: ReturnType<ReturnType<typeof useApprovals>>
  readonly standing: ReturnType<typeof standingOf>
}

/** Those that take part. */
function toApproval({ channel, approval, standing }: ChannelState) {
  if (standing !== 'ready' || !channel.plan) return []
  const { removals, overlap } = approval
  return [
    {
      planId: channel.plan.id,
      ...(removals > 0 && { confirmRemovals: removals }),
      ...(overlap && { overlap }),
    },
  ]
}
