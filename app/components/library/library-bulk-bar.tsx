import { useFetcher, useNavigate } from '@remix-run/react'
import { Banner, BlockStack, Button, Form, InlineStack, Popover, Text, TextField } from '@shopify/polaris'
import { useAppBridge } from '@shopify/app-bridge-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxTagLength } from '../../core/library/asset-metadata.ts'
import { maxPicturesPerExport } from '../../core/library/limits.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { useChosenPictures } from '../use-chosen-pictures.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

export type BulkAnswer =
  | { readonly ok: true; readonly intent: 'delete' | 'tag'; readonly count: number }
  | { readonly ok: false; readonly message: string }

interface LibraryBulkBarProps {
  readonly selectedIds: ReadonlySet<string>
  /** How many of the selected are assigned to products, as far as they are on this page. */
  readonly usedCount: number
  readonly onClear: () => void
}

/** What can be done with the selected files. */
export function LibraryBulkBar({ selectedIds, usedCount, onClear }: LibraryBulkBarProps) {
  const { t } = useTranslation('library')
  const shopify = useAppBridge()
  const fetcher = useFetcher<BulkAnswer>()
  const [deleting, setDeleting] = useState(false)
  const [tooMany, setTooMany] = useState(false)
  const navigate = useNavigate()
  const pictures = useChosenPictures()
  const count = selectedIds.size

  useOncePerAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return
    shopify.toast.show(t(answer.intent === 'delete' ? 'bulk.deleted' : 'bulk.tagged', { count: answer.count }))
    if (answer.intent === 'delete') onClear()
  })

  const submit = (fields: Record<string, string>) =>
    fetcher.submit({ ...fields, ids: [...selectedIds].join(',') }, { method: 'post', action: '/app/library' })

  const startExport = () => {
    setTooMany(count > maxPicturesPerExport)
    if (count > maxPicturesPerExport) return
    pictures.choose([...selectedIds])
    navigate('/app/products')
  }

  const confirmDelete = () => {
    setDeleting(false)
    submit({ intent: 'delete' })
  }

  return (
    <>
      {count > 0 && (
        <section className="mp-bottom-bar" aria-label={t('bulk.label')}>
          <BlockStack gap="200">
            {tooMany && <Banner tone="warning">{t('bulk.tooMany', { max: maxPicturesPerExport })}</Banner>}
            {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <div role="status">
                <Text as="p" fontWeight="semibold">
                  {t('bulk.selected', { count })}
                </Text>
              </div>
              <InlineStack gap="200">
                <Button onClick={onClear}>{t('bulk.clear')}</Button>
                <Button variant="primary" onClick={startExport}>
                  {t('bulk.use')}
                </Button>
                <TagPopover onTag={(tag) => submit({ intent: 'tag', tag })} />
                <Button tone="critical" loading={fetcher.state !== 'idle'} onClick={() => setDeleting(true)}>
                  {t('bulk.delete')}
                </Button>
              </InlineStack>
            </InlineStack>
          </BlockStack>
        </section>
      )}
      <ConfirmModal
        open={deleting}
        title={t('bulk.deleteTitle', { count })}
        confirmLabel={t('bulk.delete')}
        onConfirm={confirmDelete}
        onClose={() => setDeleting(false)}
      >
        <BlockStack gap="200">
          {usedCount > 0 && <Text as="p">{t('bulk.deleteUsed', { count: usedCount })}</Text>}
          <Text as="p">{t('bulk.deleteBody')}</Text>
        </BlockStack>
      </ConfirmModal>
    </>
  )
}

function TagPopover({ onTag }: { readonly onTag: (tag: string) => void }) {
  const { t } = useTranslation('library')
  const [open, setOpen] = useState(false)
  const [tag, setTag] = useState('')
  const submit = () => {
    if (!tag.trim()) return
    onTag(tag.trim())
    setTag('')
    setOpen(false)
  }
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button disclosure onClick={() => setOpen(!open)}>
          {t('bulk.tag')}
        </Button>
      }
    >
      <Popover.Section>
        <Form onSubmit={submit}>
          <TextField
            label={t('bulk.tagLabel')}
            autoComplete="off"
            autoFocus
            maxLength={maxTagLength}
            value={tag}
            onChange={setTag}
            connectedRight={<Button submit>{t('asset.addTag')}</Button>}
          />
        </Form>
      </Popover.Section>
    </Popover>
  )
}
