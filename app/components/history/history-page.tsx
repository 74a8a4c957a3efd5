import { TitleBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  IndexFilters,
  IndexFiltersMode,
  Page,
  Text,
  useSetIndexFiltersMode,
} from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { historyFilters, type HistoryView } from '../../core/export/history-view.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { EmptyPage } from '../empty-page.tsx'
import { useSearchState } from '../use-search-state.ts'
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
  const isFiltered = search.params.has('query') || search.params.has('filter')
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
            <HistoryFilters search={search} />
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
