import { useNavigation } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Box,
  Card,
  EmptySearchResult,
  IndexFilters,
  IndexFiltersMode,
  Page,
  useSetIndexFiltersMode,
} from '@shopify/polaris'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { matchingViews, type MatchingView, type MatchingViewName } from '../../core/matching/matching-view.ts'
import { EmptyPage } from '../empty-page.tsx'
import { SheetFileInput } from '../sheet-file-input.tsx'
import { useFormat } from '../use-format.ts'
import { useSearchState, type SearchState } from '../use-search-state.ts'
import { useSheetFile } from '../use-sheet-file.ts'
import { LinkFileCard } from './link-file-card.tsx'
import { MatchingList } from './matching-list.tsx'
import { isUnderWay, MatchingTaskCard } from './matching-task-card.tsx'
import { StoreUnavailable } from './store-unavailable.tsx'
import { useMatchingActions } from './use-matching-actions.ts'

/** Which product of a store is which of the merchant's: found by SKU, confirmed or chosen by the merchant. */
export function MatchingPage({ view }: { readonly view: MatchingView }) {
  const { t } = useTranslation('matching')
  const { store, task, timeZone } = view
  const search = useSearchState(['page'])
  const underWay = task !== null && isUnderWay(task)
  const actions = useMatchingActions(underWay)
  const file = useSheetFile(`/app/connections/${store.id}/links`, 'links.csv')
  const input = useRef<HTMLInputElement>(null)
  const fileActions = [
    { content: t('actions.download'), onAction: () => void file.download() },
    { content: t('actions.upload'), onAction: () => input.current?.click(), disabled: underWay || file.uploading },
  ]
  return (
    <Page
      fullWidth
      title={t('title')}
      subtitle={t('intro', { store: store.label, context: store.words })}
      backAction={{ url: `/app/connections/${store.id}`, content: store.label }}
      secondaryActions={[
        { content: t('actions.store', { context: store.words }), url: `/app/connections/${store.id}/store` },
        ...(store.unit === 'sku' ? fileActions : []),
      ]}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        <StoreUnavailable store={store} />
        {[actions.problem, file.problem].filter(Boolean).map((problem) => (
          <Banner key={problem} tone="critical">
            {problem}
          </Banner>
        ))}
        <SheetFileInput ref={input} label={t('file.choose')} onChoose={file.upload} />
        <MatchingTaskCard
          task={task}
          store={store}
          timeZone={timeZone}
          starting={actions.starting === 'find'}
          onCompare={() => actions.start('find')}
        />
        {view.linkFile && !underWay && <LinkFileCard file={view.linkFile} actions={actions} />}
        <NothingFound view={view} />
        {(view.counts.all > 0 || task?.comparedAt) && (
          <Card padding="0">
            <MatchingFilters view={view} search={search} />
            {view.rows.length > 0 ? (
              <MatchingList view={view} search={search} actions={actions} />
            ) : (
              <NoRows view={view} search={search} />
            )}
          </Card>
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

/** The catalogues were compared, and have nothing in common. */
function NothingFound({ view: { task, counts, store } }: { readonly view: MatchingView }) {
  const { t } = useTranslation('matching')
  const common = counts.found + counts.question + counts.linked
  if (!task?.comparedAt || isUnderWay(task) || common > 0 || counts.all === 0) return null
  return (
    <Banner tone="info" title={t('noMatches.title', { store: store.label, context: store.words })}>
      {t('noMatches.body', { context: store.words })}
    </Banner>
  )
}

function MatchingFilters({ view, search }: { readonly view: MatchingView; readonly search: SearchState }) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const { mode, setMode } = useSetIndexFiltersMode(search.params.has('query') ? IndexFiltersMode.Filtering : undefined)
  const { state } = useNavigation()
  const { words: context } = view.store
  const nameOfView = (name: MatchingViewName) =>
    name === 'unlinked' ? t('views.unlinked', { context }) : t(`views.${name}`)
  const selected = matchingViews.findIndex((name) => name === (search.params.get('view') ?? 'all'))
  const clear = () => search.change({ query: null })
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      canCreateNewView={false}
      hideFilters
      filters={[]}
      loading={state === 'loading'}
      tabs={matchingViews.map((name) => ({
        id: name,
        content: t('viewWithCount', { view: nameOfView(name), count: format.number(view.counts[name]) }),
      }))}
      selected={Math.max(0, selected)}
      onSelect={(index) => search.change({ view: index === 0 ? null : matchingViews[index] })}
      queryValue={search.queryText}
      queryPlaceholder={t('searchPlaceholder')}
      onQueryChange={search.changeQuery}
      onQueryClear={clear}
      onClearAll={clear}
      cancelAction={{ onAction: clear }}
    />
  )
}

function NoRows({ view, search }: { readonly view: MatchingView; readonly search: SearchState }) {
  const { t } = useTranslation('matching')
  const name = matchingViews.find((known) => known === search.params.get('view')) ?? 'all'
  if (view.counts.all === 0) {
    return (
      <EmptyPage illustration="products" heading={t('noProducts.title')}>
        {t('noProducts.body')}
      </EmptyPage>
    )
  }
  const { words: context } = view.store
  const bodyOf = (name: MatchingViewName) => {
    if (name === 'all' || search.params.get('query')) return t('empty.body')
    return name === 'found' || name === 'unlinked' ? t(`empty.${name}`, { context }) : t(`empty.${name}`)
  }
  return (
    <Box padding="800">
      <EmptySearchResult title={t('empty.title')} description={bodyOf(name)} withIllustration />
    </Box>
  )
}
