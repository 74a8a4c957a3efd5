import { Badge, Banner, BlockStack, Box, Button, InlineStack, Link, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Channel, channelLabels } from '../../core/channel/channel.ts'
import { pageParameter } from '../../core/export/page-parameter.ts'
import type { ChannelPlanView, PlanView } from '../../core/export/plan-view.ts'
import type { PlanApproval } from './approval-of.ts'
import { isChecking, writtenCount, type ChannelStanding } from './channel-standing.ts'
import { ConfirmRemovals } from './confirm-removals.tsx'
import { DownloadPictures } from './download-pictures.tsx'
import { OverlapCard } from './overlap-card.tsx'
import { PlanItem } from './plan-item.tsx'
import { PlanModeCard } from './plan-mode-card.tsx'
import { PlanPages } from './plan-pages.tsx'
import { PlanTotalsCard } from './plan-totals-card.tsx'
import { PlanningCard } from './planning-card.tsx'
import { UnlinkedBanner } from './unlinked-banner.tsx'
import type { PlanWish } from './use-planning.ts'

interface ChannelSectionProps {
  readonly channel: ChannelPlanView
  readonly standing: ChannelStanding
  readonly approval: PlanApproval
  readonly draftId: string
  readonly productCount: number
  readonly timeZone: string
  /** It is the only one: what it is about needs no saying. */
  readonly alone: boolean
  readonly onPlan: (wish?: PlanWish) => void
}

/** What the export does in one account. */
export function ChannelSection(props: ChannelSectionProps) {
  const { channel, standing, alone, onPlan } = props
  const { t } = useTranslation('plan')
  const { connectionId, plan, problem } = channel
  const again = () => onPlan({ connectionId })
  return (
    <section aria-label={channel.label}>
      <BlockStack gap="400">
        {!alone && <ChannelHeading channel={channel} />}
        {problem && standing !== 'planning' && (
          <Banner
            tone="critical"
            title={t('unplanned', { name: channel.label })}
            action={{ content: t('again'), onAction: again }}
          >
            <p>{t(alone ? 'unplannedAlone' : 'unplannedOthers', { problem })}</p>
          </Banner>
        )}
        {standing === 'planning' ? (
          <PlanningCard count={props.productCount} />
        ) : (
          plan && problem === null && <ChannelPlan {...props} plan={plan} />
        )}
      </BlockStack>
    </section>
  )
}

function ChannelHeading({ channel: { label, channel } }: { readonly channel: ChannelPlanView }) {
  return (
    // On phones cards reach from edge to edge; text beside them does not.
    <Box paddingInline={{ xs: '400', sm: '0' }} paddingBlockStart="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h2" variant="headingLg" breakWord>
          {label}
        </Text>
        <Badge>{channelLabels[channel]}</Badge>
      </InlineStack>
    </Box>
  )
}

function ChannelPlan(props: ChannelSectionProps & { readonly plan: PlanView }) {
  const { channel, plan, standing, approval, draftId, productCount, timeZone, alone, onPlan } = props
  const { t } = useTranslation('plan')
  const { connectionId, overlaps, unlinked } = channel
  const { listings, unlinkedProducts, errors } = plan.totals
  const planFor = (wish: PlanWish = {}) => onPlan({ connectionId, ...wish })
  const open = ['ready', 'removals', 'overlaps'].includes(standing)
  return (
    <>
      <PlanNotice plan={plan} standing={standing} alone={alone} onPlan={planFor} />
      <UnlinkedBanner channel={channel} />
      {listings + unlinkedProducts < productCount && (
        <Banner tone="info" action={{ content: t('partial.all', { count: productCount }), onAction: () => planFor() }}>
          {t('partial.body', { count: listings })}
        </Banner>
      )}
      {open && (
        <OverlapCard
          {...{ overlaps, timeZone }}
          writtenCount={writtenCount(plan)}
          choice={approval.overlap}
          onChoose={approval.chooseOverlap}
        />
      )}
      {plan.runId === null && listings > 0 && (
        <PlanModeCard
          connectionId={connectionId}
          mode={plan.mode}
          disabled={plan.outdated}
          onChoose={(mode) => planFor({ mode })}
        />
      )}
      {(alone || listings > 0 || unlinked.count === 0) && <PlanTotalsCard plan={plan} channel={channel.channel} />}
      <DownloadPictures plan={plan} />
      {open && <ConfirmRemovals approval={approval} channel={channel.channel} />}
      {isChecking(plan) && (
        <Banner tone="info">{t('checking', { count: plan.checking, channel: channelLabels[channel.channel] })}</Banner>
      )}
      {errors > 0 && <Banner tone="warning">{t('leavesOut', { count: errors })}</Banner>}
      <PlanItems {...{ plan, connectionId, draftId, alone }} channel={channel.channel} />
    </>
  )
}

const shownAtOnce = 3

interface PlanItemsProps {
  readonly plan: PlanView
  readonly channel: Channel
  readonly connectionId: string
  readonly draftId: string
  readonly alone: boolean
}

/** Of several accounts each shows its products on demand, unless they are few, or something leaves them or is left out. */
function PlanItems({ plan, connectionId, draftId, alone, channel }: PlanItemsProps) {
  const { t } = useTranslation('plan')
  const [asked, setAsked] = useState(false)
  const { listings, removals, errors } = plan.totals
  if (listings === 0) return null
  if (!alone && !asked && listings > shownAtOnce && removals + errors === 0) {
    return (
      <Box paddingInline={{ xs: '400', sm: '0' }}>
        <Button onClick={() => setAsked(true)}>{t('showProducts', { count: listings, context: channel })}</Button>
      </Box>
    )
  }
  return (
    <>
      {plan.items.map((item) => (
        <PlanItem key={item.id} item={item} draftId={draftId} />
      ))}
      <PlanPages plan={plan} parameter={pageParameter(connectionId)} />
    </>
  )
}

interface PlanNoticeProps {
  readonly plan: PlanView
  readonly standing: ChannelStanding
  readonly alone: boolean
  readonly onPlan: () => void
}

function PlanNotice({ plan, standing, alone, onPlan }: PlanNoticeProps) {
  const { t } = useTranslation('plan')
  if (standing === 'started') {
    return (
      <Banner tone="info">
        {t('started')} <Link url={`/app/exports/${plan.runId}`}>{t('seeExport')}</Link>
      </Banner>
    )
  }
  if (standing === 'outdated') {
    return (
      <Banner tone="warning" title={t('outdated.title')} action={{ content: t('again'), onAction: onPlan }}>
        <p>{t('outdated.body')}</p>
      </Banner>
    )
  }
  if (standing === 'nothing') return <Banner tone="info">{t('blocked.nothing')}</Banner>
  return alone ? <Banner tone="info">{t('nothingYet')}</Banner> : null
}
