import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Page, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ExportListingView,
  isOver,
  type ProblemPictures,
  type RunLink,
  type RunProgress,
  runTotals,
} from '../../core/export/export-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { ChangedProductsBanner } from '../undo/changed-products-banner.tsx'
import { UndoLinks } from '../undo/undo-links.tsx'
import { useUndo } from '../undo/use-undo.ts'
import { downloadResults } from './download-results.ts'
import { ExportItems } from './export-items.tsx'
import { RunOutcome } from './run-outcome.tsx'
import { RunSummary } from './run-summary.tsx'
import { useRunProgress } from './use-run-progress.ts'

export interface ExportRunPageView extends RunProgress {
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly timeZone: string
  readonly draftId: string | null
  readonly isUndo: boolean
  readonly undoes: RunLink | null
  readonly undoneBy: readonly RunLink[]
  readonly undoable: boolean
}

/** Step 4 of an export: watching it, and what came of it. */
export function ExportRunPage({ view, viewerId }: { readonly view: ExportRunPageView; readonly viewerId: string }) {
  const { t } = useTranslation('export')
  const live = useRunProgress(view)
  const fetcher = useFetcher<ActionAnswer>()
  const undo = useUndo(view.run.id, view.undoable && isOver(live.run.state))
  const [asking, setAsking] = useState(false)
  const [downloadFailed, setDownloadFailed] = useState(false)
  const { run, items } = live
  const totals = runTotals(items)
  const over = isOver(run.state)
  const act = (intent: 'cancel' | 'retry') => fetcher.submit({ intent }, { method: 'post' })
  const download = async (format: 'csv' | 'json') => {
    const done = await downloadResults(`/app/exports/${run.id}/results?format=${format}`, `export-${run.id}.${format}`)
    setDownloadFailed(!done)
  }
  return (
    <Page
      title={run.title}
      subtitle={t('subtitle', { connection: run.connection })}
      backAction={{ content: t('back'), url: '/app/exports' }}
      secondaryActions={[
        { content: t('download.csv'), onAction: () => void download('csv') },
        { content: t('download.json'), onAction: () => void download('json') },
        ...undo.actions,
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
        {run.state === 'cancelling' && <Banner tone="warning">{t('cancel.underWay')}</Banner>}
        <RunOutcome
          live={live}
          draftId={view.draftId}
          isUndo={view.isUndo}
          retrying={fetcher.state !== 'idle'}
          onRetry={() => act('retry')}
        />
        <ChangedProductsBanner runId={run.id} items={items} />
        <UndoLinks undoes={view.undoes} undoneBy={view.undoneBy} />
        <RunSummary live={live} timeZone={view.timeZone} viewerId={viewerId} />
        <ExportItems
          items={items}
          listings={view.listings}
          pictures={view.pictures}
          draftId={view.draftId}
          runId={run.id}
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
