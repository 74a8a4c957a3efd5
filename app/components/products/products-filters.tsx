import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { SearchState } from '../use-search-state.ts'

const filterKeys = ['images', 'assignment'] as const

const views = ['all', 'active', 'draft', 'archived'] as const

interface ProductsFiltersProps {
  readonly search: SearchState
  readonly loading: boolean
}

/** Search, status views, filters and sort of the product list; all of them live in the address. */
export function ProductsFilters({ search, loading }: ProductsFiltersProps) {
  const { t } = useTranslation('products')
  const { params, queryText, change, changeQuery } = search
  const { mode, setMode } = useSetIndexFiltersMode(
    // Filters that came with the address must be seen, and seen to be removable.
    ['query', ...filterKeys].some((key) => params.has(key)) ? IndexFiltersMode.Filtering : undefined,
  )
  const status = params.get('status') ?? 'all'
  const sort = params.get('sort') ?? 'title'
  const labels = useFilterLabels()
  const clearAll = () => change({ query: null, images: null, assignment: null })

  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      canCreateNewView={false}
      loading={loading}
      tabs={views.map((view) => ({ id: view, content: t(`views.${view}`) }))}
      selected={Math.max(
        0,
        views.findIndex((view) => view === status),
      )}
      onSelect={(index) => change({ status: index === 0 ? null : views[index] })}
      queryValue={queryText}
      queryPlaceholder={t('searchPlaceholder')}
      onQueryChange={changeQuery}
      onQueryClear={() => change({ query: null })}
      sortOptions={[
        { label: t('sort.title'), value: 'title asc', directionLabel: t('sort.ascending') },
        { label: t('sort.updated'), value: 'updated desc', directionLabel: t('sort.newest') },
        { label: t('sort.created'), value: 'created desc', directionLabel: t('sort.newest') },
      ]}
      sortSelected={[`${sort} ${sort === 'title' ? 'asc' : 'desc'}`]}
      onSort={([choice]) => change({ sort: choice?.split(' ')[0] })}
      filters={filterKeys.map((key) => ({
        key,
        label: t(`filters.${key}`),
        shortcut: true,
        filter: (
          <ChoiceList
            title={t(`filters.${key}`)}
            titleHidden
            choices={Object.entries(labels[key]).map(([value, label]) => ({ value, label }))}
            selected={[params.get(key) ?? '']}
            onChange={([value]) => change({ [key]: value })}
          />
        ),
      }))}
      appliedFilters={filterKeys.flatMap((key) => {
        const label = labels[key][params.get(key) ?? '']
        return label ? [{ key, label, onRemove: () => change({ [key]: null }) }] : []
      })}
      onClearAll={clearAll}
      cancelAction={{ onAction: clearAll }}
    />
  )
}

function useFilterLabels(): Record<'images' | 'assignment', Record<string, string>> {
  const { t } = useTranslation('products')
  return {
    images: { yes: t('filters.imagesYes'), no: t('filters.imagesNo') },
    assignment: { assigned: t('filters.assigned'), unassigned: t('filters.unassigned') },
  }
}
