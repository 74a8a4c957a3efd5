import { TitleBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  ChoiceList,
  IndexFilters,
  IndexFiltersMode,
  Page,
  Text,
  useSetIndexFiltersMode,
} from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { channelLabels } from '../../core/channel/channel.ts'
import { historyFilters, type HistoryStore, type HistoryView } from '../../core/export/history-view.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { EmptyPage } from '../empty-page.tsx'
import { type SearchState, useSearchState } from '../use-search-state.ts'
import { HistoryTable } from './history-table.tsx'
import { useRunActions } from './use-run-actions.ts'

interface HistoryPageProps {
  readonly view: HistoryView
  readonly viewerId: string
}

/** All exports of the workspace. */
export function HistoryPage({ view, viewerId }: HistoryPageProps) {
  const { t } = useTranslation('history')
  const search = useSearchState(['page'])
  const actions = useRunActions()
  const isFiltered = ['query', 'filter', 'store'].some((name) => search.params.has(name))
  const isEmpty = view.total === 0 && !isFiltered
  return (
    <Page
      title={t('title')}
      primaryAction={isEmpty ? undefined : { content: t('start'), url: '/app/products' }}
      secondaryActions={isEmpty ? [] : [{ content: t('undoPeriod'), url: '/app/undo' }]}
      fullWidth
    >
      <TitleBar title={t('title')} />
      {isEmpty ? (
        <Card>
          <EmptyPage
            illustration="products"
            heading={t('empty.title')}
            actions={
              <Button variant="primary" url="/app/products">
                {t('start')}
              </Button>
            }
          >
            {t('empty.body')}
          </EmptyPage>
        </Card>
      ) : (
        <BlockStack gap="400">
          {actions.problem && <Banner tone="critical">{actions.problem}</Banner>}
          <Card padding="0">
            <HistoryFilters search={search} stores={view.stores} />
            <HistoryTable view={view} viewerId={viewerId} search={search} busy={actions.busy} onAct={actions.act} />
          </Card>
        </BlockStack>
      )}
      <ConfirmModal
        open={actions.cancelling !== null}
        title={t('cancel.title', { title: actions.cancelling?.title ?? '' })}
        confirmLabel={t('actions.cancel')}
        closeLabel={t('cancel.keep')}
        onConfirm={actions.confirmCancel}
        onClose={actions.keep}
      >
        <Text as="p">{t('cancel.body')}</Text>
      </ConfirmModal>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

interface HistoryFiltersProps {
  readonly search: ReturnType<typeof useSearchState>
  readonly stores: readonly HistoryStore[]
}

function HistoryFilters({ search, stores }: HistoryFiltersProps) {
  const { t } = useTranslation('history')
  const { params, queryText, change, changeQuery } = search
  const { mode, setMode } = useSetIndexFiltersMode(
    queryText === '' && !params.has('store') ? IndexFiltersMode.Default : IndexFiltersMode.Filtering,
  )
  const store = stores.find(({ connectionId }) => connectionId === params.get('store'))
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
      filters={storeFilter(stores, store, t, change)}
      appliedFilters={
        store
          ? [
              {
                key: 'store',
                label: t('store.chosen', { store: store.label }),
                onRemove: () => change({ store: null }),
              },
            ]
          : []
      }
      onClearAll={() => change({ query: null, store: null })}
      cancelAction={{ onAction: () => change({ query: null }) }}
    />
  )
}

/** Worth offering once exports went to more than one store. */
function storeFilter(
  stores: readonly HistoryStore[],
  chosen: HistoryStore | undefined,
  t: ReturnType<typeof useTranslation<'history'>>['t'],
  change: SearchState['change'],
) {
  if (stores.length < 2) return []
  const choices = stores.map(({ connectionId, label, channel }) => ({
    value: connectionId,
    label: t('store.label', { store: label, channel: channelLabels[channel] }),
  }))
  const filter = (
    <ChoiceList
      title={t('store.title')}
      titleHidden
      choices={choices}
      selected={chosen ? [chosen.connectionId] : []}
      onChange={([connectionId]) => change({ store: connectionId })}
    />
  )
  return [{ key: 'store', label: t('store.title'), filter, pinned: true }]
}
