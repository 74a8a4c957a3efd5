import { Badge, BlockStack, Button, InlineStack, ProgressBar, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'
import { isOver, type Upload } from './upload-queue.ts'

const tones = {
  waiting: undefined,
  sending: 'info',
  checking: 'info',
  added: 'success',
  duplicate: undefined,
  refused: 'critical',
  cancelled: undefined,
} as const

interface UploadRowProps {
  readonly upload: Upload
  readonly onCancel: (id: number) => void
  readonly onRetry: (id: number) => void
}

export function UploadRow({ upload, onCancel, onRetry }: UploadRowProps) {
  const { t } = useTranslation('library')
  const { id, name, state, message } = upload
  return (
    <li>
      <BlockStack gap="100">
        <div className="mp-row mp-row--wraps">
          <BlockStack gap="050">
            <span id={`upload-${id}`}>
              <Text as="span" fontWeight="medium" breakWord>
                <bdi>{name}</bdi>
              </Text>
            </span>
            <SizeOf upload={upload} />
          </BlockStack>
          <InlineStack gap="200" blockAlign="center" wrap={false}>
            <Badge tone={tones[state]}>{t(`uploads.state.${state}`)}</Badge>
            {!isOver(upload) && (
              <Button
                variant="plain"
                accessibilityLabel={t('uploads.cancelNamed', { name })}
                onClick={() => onCancel(id)}
              >
                {t('uploads.cancel')}
              </Button>
            )}
            {(state === 'refused' || state === 'cancelled') && (
              <Button
                variant="plain"
                accessibilityLabel={t('uploads.retryNamed', { name })}
                onClick={() => onRetry(id)}
              >
                {t('uploads.retry')}
              </Button>
            )}
            {upload.assetId && (
              <Button
                variant="plain"
                accessibilityLabel={t('uploads.openNamed', { name })}
                url={`/app/library/${upload.assetId}`}
              >
                {t('uploads.open')}
              </Button>
            )}
          </InlineStack>
        </div>
        {message && (
          <Text as="p" variant="bodySm" tone={state === 'refused' ? 'critical' : 'subdued'}>
            {message}
          </Text>
        )}
        {state === 'sending' && upload.byteSize !== null && (
          <ProgressBar
            size="small"
            animated={false}
            progress={Math.min(100, (upload.sentBytes / Math.max(1, upload.byteSize)) * 100)}
            ariaLabelledBy={`upload-${id}`}
          />
        )}
      </BlockStack>
    </li>
  )
}

function SizeOf({ upload }: { readonly upload: Upload }) {
  const format = useFormat()
  if (upload.byteSize === null) return null
  const total = format.bytes(upload.byteSize)
  return (
    <Text as="span" variant="bodySm" tone="subdued">
      {upload.state === 'sending' ? `${format.bytes(upload.sentBytes)} / ${total}` : total}
    </Text>
  )
}
