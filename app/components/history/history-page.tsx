import { TitleBar } from '@shopify/app-bridge-react'
import { Box, Card, EmptyState, IndexFilters, IndexFiltersMode, Page, useSetIndexFiltersMode } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { historyFilters, type HistoryView } from '../../core/export/history-view.ts'
import { useSearchState } from '../use-search-state.ts'
import { HistoryTable } from './history-table.tsx'

interface HistoryPageProps {
  readonly view: HistoryView
  readonly viewerId: string
}

/** All exports of the workspace. */
export function HistoryPage({ view, viewerId }: HistoryPageProps) {
  const { t } = useTranslation('history')
  const search = useSearchState(['page'])
  const isFiltered = search.params.has('query') || search.params.has('filter')
  const isEmpty = view.total === 0 && !isFiltered
  return (
    <Page
      title={t('title')}
      primaryAction={isEmpty ? undefined : { content: t('start'), url: '/app/products' }}
      fullWidth
    >
      <TitleBar title={t('title')} />
      {isEmpty ? (
        <Card>
          <EmptyState heading={t('empty.title')} image="" action={{ content: t('start'), url: '/app/products' }}>
            <p>{t('empty.body')}</p>
          </EmptyState>
        </Card>
      ) : (
        <Card padding="0">
          <HistoryFilters search={search} />
          <HistoryTable view={view} viewerId={viewerId} search={search} />
        </Card>
      )}
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

function HistoryFilters({ search }: { readonly search: ReturnType<typeof useSearchState> }) {
  const { t } = useTranslation('history')
  const { params, queryText, change, changeQuery } = search
  const { mode, setMode } = useSetIndexFiltersMode(
    queryText === '' ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  )
  const chosen = historyFilters.findIndex((name) => name === params.get('filter'))
  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      canCreateNewView={false}
      tabs={historyFilters.map((name) => ({ id: name, content: t(`filters.${name}`) }))}
      selected={Math.max(0, chosen)}
      onSelect={(index) => change({ filter: index === 0 ? null : historyFilters[index] })}
      queryValue={queryText}
      queryPlaceholder={t('search')}
      onQueryChange={changeQuery}
      onQueryClear={() => change({ query: null })}
      filters={[]}
      onClearAll={() => change({ query: null })}
      cancelAction={{ onAction: () => change({ query: null }) }}
    />
  )
}
