import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UploadRow } from './upload-row.tsx'
import { isOver, type Upload, type UploadState } from './upload-queue.ts'
import { useUploads } from './uploads-provider.tsx'

/** Of a large batch those come first that need eyes. */
const rowsShown = 8
const attention: Record<UploadState, number> = {
  refused: 0,
  sending: 1,
  checking: 1,
  waiting: 2,
  duplicate: 3,
  added: 4,
  cancelled: 5,
}

/** What became of each file, while and after it is sent. */
export function UploadsCard() {
  const { t } = useTranslation('library')
  const { queue, uploads } = useUploads()
  const [showAll, setShowAll] = useState(false)
  if (uploads.length === 0) return null
  const done = uploads.filter(isOver).length
  const ordered = uploads.toSorted((a, b) => attention[a.state] - attention[b.state] || a.id - b.id)
  const shown = showAll ? ordered : ordered.slice(0, rowsShown)
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <BlockStack gap="050">
            <Text as="h2" variant="headingMd">
              {t('uploads.title')}
            </Text>
            <div role="status">
              <UploadsSummary uploads={uploads} done={done} />
            </div>
          </BlockStack>
          {done === uploads.length && (
            <Button variant="plain" onClick={queue.clear}>
              {t('uploads.clear')}
            </Button>
          )}
        </InlineStack>
        <BlockStack as="ul" gap="200">
          {shown.map((upload) => (
            <UploadRow key={upload.id} upload={upload} onCancel={queue.cancel} onRetry={queue.retry} />
          ))}
        </BlockStack>
        {shown.length < uploads.length && (
          <Button variant="plain" textAlign="start" onClick={() => setShowAll(true)}>
            {t('uploads.showAll', { count: uploads.length })}
          </Button>
        )}
      </BlockStack>
    </Card>
  )
}

function UploadsSummary({ uploads, done }: { readonly uploads: readonly Upload[]; readonly done: number }) {
  const { t } = useTranslation('library')
  const count = (state: UploadState) => uploads.filter((upload) => upload.state === state).length
  const parts = [
    done < uploads.length && t('uploads.running', { done, total: uploads.length }),
    count('added') > 0 && t('uploads.added', { count: count('added') }),
    count('duplicate') > 0 && t('uploads.duplicates', { count: count('duplicate') }),
    count('refused') > 0 && t('uploads.refused', { count: count('refused') }),
  ]
  return (
    <Text as="p" tone="subdued">
      {parts.filter(Boolean).join(' · ')}
    </Text>
  )
}
