import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { channelLabels } from '../../core/channel/channel.ts'
import {
  type ExportListingView,
  isOver,
  type ProblemPictures,
  type RunLink,
  type RunProgress,
  runTotals,
  type SiblingRun,
} from '../../core/export/export-view.ts'
import type { ExportOverlap } from '../../core/export/overlap.ts'
import type { ExportRunState } from '../../core/export/states.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { ChangedProductsBanner } from '../undo/changed-products-banner.tsx'
import { UndoLinks } from '../undo/undo-links.tsx'
import { useUndo } from '../undo/use-undo.ts'
import { AccountRefuses } from './account-refuses.tsx'
import { downloadFile } from '../download-file.ts'
import { ExportItems } from './export-items.tsx'
import { RestoreByHand } from './restore-by-hand.tsx'
import { FailureReasons } from './failure-reasons.tsx'
import { RunOutcome } from './run-outcome.tsx'
import { RunStanding } from './run-standing.tsx'
import { RunSummary } from './run-summary.tsx'
import { SiblingRuns } from './sibling-runs.tsx'
import { useRunProgress } from './use-run-progress.ts'
import { useWaiting } from './use-waiting.ts'
import { WaitingCard } from './waiting-card.tsx'

export interface ExportRunPageView extends RunProgress {
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly timeZone: string
  readonly draftId: string | null
  readonly isUndo: boolean
  readonly undoes: RunLink | null
  readonly undoneBy: readonly RunLink[]
  readonly undoable: boolean
  readonly waitsFor: readonly ExportOverlap[]
  readonly reconnectsHere: boolean
  readonly siblings: readonly SiblingRun[]
  readonly formerPictures: boolean
  readonly toRestore: number
}

type RunIntent = 'cancel' | 'pause' | 'resume' | 'retry' | 'start-now' | 'reschedule' | 'leave-out-waiting'

/** Step 4 of an export: watching it, and what came of it. */
export function ExportRunPage({ view, viewerId }: { readonly view: ExportRunPageView; readonly viewerId: string }) {
  const { t } = useTranslation('export')
  const live = useRunProgress(view)
  const fetcher = useFetcher<ActionAnswer>()
  // Of which export the former pictures are; an undo of several has none that it alone takes back.
  const formerOf = view.isUndo ? view.undoes?.runId : view.run.id
  const undo = useUndo(view.run.id, view.undoable && isOver(live.run.state), view.isUndo)
  const [asking, setAsking] = useState(false)
  const [downloadFailed, setDownloadFailed] = useState(false)
  const { run, items } = live
  useWaiting(items, view.waitsFor.length > 0)
  const totals = runTotals(items)
  const over = isOver(run.state)
  const act = (intent: RunIntent, fields: Readonly<Record<string, string>> = {}) =>
    fetcher.submit({ intent, ...fields }, { method: 'post' })
  const submitting = fetcher.state !== 'idle'
  const download = async (format: 'csv' | 'json') => {
    const done = await downloadFile(`/app/exports/${run.id}/results?format=${format}`, `export-${run.id}.${format}`)
    setDownloadFailed(!done)
  }
  const downloadFormer = async (runId: string) =>
    setDownloadFailed(!(await downloadFile(`/app/exports/${runId}/pictures`, `pictures-before-${runId}.zip`)))
  return (
    <Page
      title={run.title}
      subtitle={t('subtitle', { connection: run.connection, channel: channelLabels[run.channel] })}
      backAction={{ content: t('back'), url: '/app/exports' }}
      secondaryActions={[
        { content: t('download.csv'), onAction: () => void download('csv') },
        { content: t('download.json'), onAction: () => void download('json') },
        ...(view.formerPictures && over
          ? [{ content: t('byHand.former'), onAction: () => void downloadFormer(run.id) }]
          : []),
        ...undo.actions,
        ...pauseActions(run.state, t, act),
        ...(over
          ? []
          : [
              {
                content: t(run.state === 'cancelling' ? 'cancel.cancelling' : 'cancel.button'),
                destructive: true,
                disabled: run.state === 'cancelling',
                onAction: () => setAsking(true),
              },
            ]),
      ]}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        {undo.problem && <Banner tone="critical">{undo.problem}</Banner>}
        {downloadFailed && <Banner tone="critical">{t('download.failed')}</Banner>}
        <AccountRefuses live={live} reconnectsHere={view.reconnectsHere} />
        <RunStanding
          live={live}
          timeZone={view.timeZone}
          submitting={submitting}
          onResume={() => act('resume')}
          onStartNow={() => act('start-now')}
          onReschedule={(time) => act('reschedule', { ...time })}
        />
        {!over && (
          <WaitingCard
            waitsFor={view.waitsFor}
            timeZone={view.timeZone}
            submitting={submitting}
            onLeaveOut={() => act('leave-out-waiting')}
          />
        )}
        <RunOutcome
          live={live}
          draftId={view.draftId}
          isUndo={view.isUndo}
          retrying={submitting}
          onRetry={() => act('retry')}
        />
        {over && (
          <FailureReasons
            {...{ items, listings: view.listings, pictures: view.pictures, draftId: view.draftId }}
            retrying={submitting}
            onRetry={(reason) => act('retry', { reason })}
          />
        )}
        {over && (
          <RestoreByHand
            count={view.toRestore}
            onDownload={formerOf !== undefined ? () => void downloadFormer(formerOf) : null}
          />
        )}
        <ChangedProductsBanner runId={run.id} items={items} />
        <UndoLinks undoes={view.undoes} undoneBy={view.undoneBy} />
        <RunSummary live={live} timeZone={view.timeZone} viewerId={viewerId} />
        <SiblingRuns siblings={view.siblings} />
        <ExportItems
          items={items}
          listings={view.listings}
          pictures={view.pictures}
          draftId={view.draftId}
          runId={run.id}
          isUndo={view.isUndo}
          timeZone={view.timeZone}
          onUndo={undo.ofItem}
        />
      </BlockStack>
      <ConfirmModal
        open={asking && !over}
        title={t('cancel.title')}
        confirmLabel={t('cancel.confirm')}
        closeLabel={t('cancel.keep')}
        onConfirm={() => {
          setAsking(false)
          act('cancel')
        }}
        onClose={() => setAsking(false)}
      >
        <Text as="p">{t('cancel.body', { done: totals.done, count: totals.open })}</Text>
      </ConfirmModal>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

type Translate = ReturnType<typeof useTranslation<'export'>>['t']

function pauseActions(state: ExportRunState, t: Translate, act: (intent: 'pause' | 'resume') => void) {
  if (state === 'paused') return [{ content: t('pause.resume'), onAction: () => act('resume') }]
  if (state === 'pausing') return [{ content: t('pause.pausing'), disabled: true }]
  if (state === 'queued' || state === 'running') return [{ content: t('pause.button'), onAction: () => act('pause') }]
  return []
}
