import {
  BlockStack,
  Card,
  EmptySearchResult,
  InlineGrid,
  InlineStack,
  Pagination,
  Select,
  TextField,
} from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { mappingListFilters, type MappingListView } from '../../core/mapping/mapping-view.ts'
import { useSearchState } from '../use-search-state.ts'
import { MappingListRow } from './mapping-list-row.tsx'

interface MappingListProps {
  readonly list: MappingListView
  readonly accepting: string | null
  readonly onAccept: (productId: string) => void
}

/** The products of the export, a page at a time, with what is mapped and what is suggested. */
export function MappingList({ list, accepting, onAccept }: MappingListProps) {
  const { t } = useTranslation('mapping')
  const { params, queryText, change, changeQuery } = useSearchState(['page'])
  const filter = params.get('filter') ?? 'all'
  const goTo = (page: number) => () => change({ page: String(page) }, { keepPage: true })
  return (
    <Card>
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 'minmax(0, 20rem) minmax(0, 12rem)' }} gap="300" alignItems="end">
          <TextField
            label={t('list.search')}
            value={queryText}
            onChange={changeQuery}
            clearButton
            onClearButtonClick={() => change({ query: null })}
            autoComplete="off"
          />
          <Select
            label={t('list.filter')}
            options={mappingListFilters.map((value) => ({ value, label: t(`list.filters.${value}`) }))}
            value={filter}
            onChange={(value) => change({ filter: value === 'all' ? null : value })}
          />
        </InlineGrid>
        {list.items.length === 0 ? (
          <EmptySearchResult withIllustration title={t('list.nothing')} description={t('list.nothingHelp')} />
        ) : (
          <ul className="mp-list" aria-label={t('list.label')}>
            {list.items.map((item) => (
              <MappingListRow key={item.id} item={item} accepting={accepting === item.id} onAccept={onAccept} />
            ))}
          </ul>
        )}
        {list.pageCount > 1 && (
          <InlineStack align="center">
            <Pagination
              label={t('list.page', { page: list.page, count: list.pageCount })}
              hasPrevious={list.page > 1}
              hasNext={list.page < list.pageCount}
              onPrevious={goTo(list.page - 1)}
              onNext={goTo(list.page + 1)}
            />
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  )
}
