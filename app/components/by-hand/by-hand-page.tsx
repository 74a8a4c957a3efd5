import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Button, Card, List, Page, Text } from '@shopify/polaris'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { pageParameter } from '../../core/export/page-parameter.ts'
import type { ByHandView } from '../../core/picture-zip/by-hand-view.ts'
import type { TakenAsinFile } from '../../core/picture-zip/plan-asin-file.ts'
import { EmptyPage } from '../empty-page.tsx'
import { FormSaveBar } from '../form-save-bar.tsx'
import { PlanPages } from '../plan/plan-pages.tsx'
import { SheetFileInput } from '../sheet-file-input.tsx'
import { useDownload } from '../use-download.ts'
import { looksAtChecks, useLookAgain } from '../use-look-again.ts'
import { useSheetFile } from '../use-sheet-file.ts'
import { AsinFileResult } from './asin-file-result.tsx'
import { ProductByHandCard } from './product-by-hand-card.tsx'
import { useAsins } from './use-asins.ts'

/** The pictures of an export as files for Seller Central, for who sells on Amazon without connecting it. */
export function ByHandPage({ view }: { readonly view: ByHandView }) {
  const { t } = useTranslation('byHand')
  const { draftId, products, shared } = view
  const address = `/app/drafts/${draftId}/seller-central`
  const form = useAsins()
  useLookAgain(view.checking, looksAtChecks)
  const sheet = useSheetFile<TakenAsinFile>(`${address}/asins`, 'asins.csv')
  const input = useRef<HTMLInputElement>(null)
  const zip = useDownload(`${address}/pictures`, 'pictures.zip')
  const blocked = form.dirty ? t('blocked.unsaved') : view.named === 0 ? t('blocked.unnamed') : undefined
  return (
    <Page
      title={t('title')}
      subtitle={t('subtitle')}
      backAction={{ content: t('back'), url: `/app/drafts/${draftId}/plan` }}
      primaryAction={{
        content: t('download'),
        disabled: blocked !== undefined || !view.mapped,
        helpText: view.mapped ? blocked : undefined,
        loading: zip.loading,
        onAction: () => void zip.download(),
      }}
      secondaryActions={[
        { content: t('file.download'), onAction: () => void sheet.download() },
        { content: t('file.upload'), onAction: () => input.current?.click(), loading: sheet.uploading },
      ]}
    >
      <TitleBar title={t('title')} />
      <FormSaveBar dirty={form.dirty} saving={form.saving} onSave={form.save} onDiscard={form.discard} />
      <SheetFileInput ref={input} label={t('file.choose')} onChoose={sheet.upload} />
      <BlockStack gap="400">
        {[zip.failed ? t('failed') : null, sheet.problem, form.problem].filter(Boolean).map((problem) => (
          <Banner key={problem} tone="critical">
            {problem}
          </Banner>
        ))}
        {sheet.taken && <AsinFileResult answer={sheet.taken} />}
        {view.mapped ? (
          <>
            <HowTo view={view} />
            {shared.length > 0 && (
              <Banner tone="warning">{t('shared', { count: shared.length, asins: shared.join(', ') })}</Banner>
            )}
            {view.checking && <Banner tone="info">{t('checking')}</Banner>}
            {products.map((product) => (
              <ProductByHandCard key={product.id} {...{ product, draftId, form }} />
            ))}
            <PlanPages plan={view} parameter={pageParameter(null)} />
          </>
        ) : (
          <Card>
            <EmptyPage
              illustration="library"
              heading={t('unmapped.title')}
              actions={<Button url={`/app/drafts/${draftId}/map`}>{t('unmapped.map')}</Button>}
            >
              {t('unmapped.body')}
            </EmptyPage>
          </Card>
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

function HowTo({ view: { named, variants } }: { readonly view: ByHandView }) {
  const { t } = useTranslation('byHand')
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('how.title')}
        </Text>
        <List type="number">
          <List.Item>{t('how.asins')}</List.Item>
          <List.Item>{t('how.download')}</List.Item>
          <List.Item>{t('how.upload')}</List.Item>
        </List>
        <Text as="p" tone="subdued">
          {t('known', { named, count: variants })}
        </Text>
      </BlockStack>
    </Card>
  )
}
