import { useNavigate } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Page } from '@shopify/polaris'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  MappingListView,
  MappingProgressView,
  PictureTrayView,
  ProductMappingView,
} from '../../core/mapping/mapping-view.ts'
import { useChosenPictures } from '../use-chosen-pictures.ts'
import { MappingList } from './mapping-list.tsx'
import { ProductEditor } from './product-editor.tsx'
import { ProgressCard } from './progress-card.tsx'
import { ProposingCard } from './proposing-card.tsx'
import { useProposals } from './use-proposals.ts'

export interface MappingPageView {
  readonly draftId: string
  readonly connection: string
  /** Chosen products that are gone from the store. */
  readonly missing: number
  /** How many pictures the export was begun with; 0: the whole library. */
  readonly chosenPictures: number
  readonly progress: MappingProgressView
  readonly list: MappingListView | null
  readonly editor: ProductMappingView | null
  readonly tray: PictureTrayView | null
}

/** The pictures chosen in the library belong to this export now; the next one begins with all of them again. */
function useForgetChoice(taken: boolean) {
  const { ids, clear } = useChosenPictures()
  const forget = taken && ids.length > 0
  useEffect(() => {
    if (forget) clear()
  }, [forget, clear])
}

/** Step 2 of an export: which picture goes where. */
export function MappingPage({ view }: { readonly view: MappingPageView }) {
  const { t } = useTranslation('mapping')
  const navigate = useNavigate()
  const { draftId, progress, list, editor, tray, missing, chosenPictures } = view
  const proposals = useProposals(progress.proposedAt === null)
  useForgetChoice(chosenPictures > 0)
  const canGoOn = progress.mapped > 0
  const plan = `/app/drafts/${draftId}/plan?new=1`
  const inList = editor !== null && progress.products > 1
  return (
    <Page
      fullWidth
      title={t('title')}
      subtitle={t('subtitle', { connection: view.connection })}
      backAction={
        inList
          ? { content: t('back'), url: `/app/drafts/${draftId}/map` }
          : { content: t('back'), url: '/app/products' }
      }
      primaryAction={{
        content: t('next'),
        disabled: !canGoOn,
        helpText: canGoOn ? undefined : t('nextHelp'),
        onAction: () => navigate(plan),
      }}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        {missing > 0 && <Banner tone="warning">{t('missing', { count: missing })}</Banner>}
        {proposals.problem && <Banner tone="critical">{proposals.problem}</Banner>}
        {chosenPictures > 0 && !proposals.first && (
          <Banner
            tone="info"
            action={{
              content: t('chosen.widen'),
              onAction: proposals.takeWholeLibrary,
              loading: proposals.widening,
            }}
          >
            <p>{t('chosen.body', { count: chosenPictures })}</p>
          </Banner>
        )}
        {proposals.first ? (
          <ProposingCard />
        ) : (
          !editor && (
            <ProgressCard
              progress={progress}
              proposing={proposals.proposing}
              accepting={proposals.accepting === 'all'}
              onPropose={proposals.propose}
              onAcceptTrusted={() => proposals.accept(null)}
            />
          )
        )}
        {list && !proposals.first && (
          <MappingList list={list} accepting={proposals.accepting} onAccept={proposals.accept} />
        )}
        {editor && tray && !proposals.first && (
          <ProductEditor
            key={editor.product.id}
            draftId={draftId}
            view={editor}
            tray={tray}
            chosenPictures={chosenPictures}
            productCount={progress.products}
          />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}
