import { useFetcher } from '@remix-run/react'
import { BlockStack, Button, Card, InlineError, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportOverlap } from '../../core/export/overlap.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { OverlapSentence } from '../plan/overlap-sentence.tsx'

interface WaitingCardProps {
  readonly waitsFor: readonly ExportOverlap[]
  readonly timeZone: string
  readonly submitting: boolean
  readonly onLeaveOut: () => void
}

/** Products of the run wait because another export owns them: which one, and the ways out. */
export function WaitingCard({ waitsFor, timeZone, submitting, onLeaveOut }: WaitingCardProps) {
  const { t } = useTranslation('export')
  if (waitsFor.length === 0) return null
  const count = waitsFor.reduce((sum, overlap) => sum + overlap.count, 0)
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('waiting.title', { count })}
        </Text>
        <BlockStack as="ul" gap="300">
          {waitsFor.map((overlap) => (
            <li key={overlap.runId} className="mp-reason">
              <OverlapSentence overlap={overlap} timeZone={timeZone} />
              <OtherExportActions overlap={overlap} />
            </li>
          ))}
        </BlockStack>
        <Text as="p" tone="subdued">
          {t('waiting.body', { count })}
        </Text>
        <InlineStack>
          <Button loading={submitting} onClick={onLeaveOut}>
            {t('waiting.leaveOut', { count })}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

/** What can be done about the export in front, without leaving the page. */
function OtherExportActions({ overlap: { runId, title, state } }: { readonly overlap: ExportOverlap }) {
  const { t } = useTranslation('export')
  const fetcher = useFetcher<ActionAnswer>()
  const [asking, setAsking] = useState(false)
  const busy = fetcher.state !== 'idle'
  const act = (intent: 'cancel' | 'resume') =>
    fetcher.submit({ intent }, { method: 'post', action: `/app/exports/${runId}` })
  return (
    <>
      <InlineStack gap="200">
        {state === 'paused' && (
          <Button disabled={busy} accessibilityLabel={t('waiting.resumeName', { title })} onClick={() => act('resume')}>
            {t('waiting.resume')}
          </Button>
        )}
        <Button
          tone="critical"
          disabled={busy || state === 'cancelling'}
          accessibilityLabel={t('waiting.cancelName', { title })}
          onClick={() => setAsking(true)}
        >
          {t(state === 'cancelling' ? 'cancel.cancelling' : 'waiting.cancel')}
        </Button>
      </InlineStack>
      {fetcher.data?.ok === false && <InlineError message={fetcher.data.message} fieldID={runId} />}
      <ConfirmModal
        open={asking}
        title={t('waiting.cancelTitle', { title })}
        confirmLabel={t('cancel.confirm')}
        closeLabel={t('cancel.keep')}
        onConfirm={() => {
          setAsking(false)
          act('cancel')
        }}
        onClose={() => setAsking(false)}
      >
        <Text as="p">{t('waiting.cancelBody')}</Text>
      </ConfirmModal>
    </>
  )
}
