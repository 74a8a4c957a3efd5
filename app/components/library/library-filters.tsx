import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { pictureFormats, videoContainers } from '../../core/assets/asset-facts.ts'
import { librarySources, orientations, resolutions } from '../../core/library/search.ts'
import type { SearchState } from '../use-search-state.ts'

export const libraryFilterKeys = ['format', 'tag', 'usage', 'orientation', 'resolution', 'source'] as const

type FilterKey = (typeof libraryFilterKeys)[number]

interface LibraryFiltersProps {
  readonly search: SearchState
  readonly tags: readonly string[]
}

const views = [
  { id: 'all', kind: null },
  { id: 'images', kind: 'image' },
  { id: 'videos', kind: 'video' },
] as const

/** Search, kinds, filters and sort of the library; all of them live in the address. */
export function LibraryFilters({ search, tags }: LibraryFiltersProps) {
  const { t } = useTranslation('library')
  const { params, queryText, change, changeQuery } = search
  const { mode, setMode } = useSetIndexFiltersMode(
    // Filters that came with the address must be seen, and seen to be removable.
    ['query', ...libraryFilterKeys].some((key) => params.has(key)) ? IndexFiltersMode.Filtering : undefined,
  )
  const choices = useFilterChoices(tags)
  const kind = params.get('kind')
  const clearAll = () => change(Object.fromEntries(['query', ...libraryFilterKeys].map((key) => [key, null])))

  return (
    <IndexFilters
      mode={mode}
      setMode={setMode}
      canCreateNewView={false}
      tabs={views.map(({ id }) => ({ id, content: t(`views.${id}`) }))}
      selected={Math.max(
        0,
        views.findIndex((view) => view.kind === kind),
      )}
      onSelect={(index) => change({ kind: views[index]?.kind })}
      queryValue={queryText}
      queryPlaceholder={t('searchPlaceholder')}
      onQueryChange={changeQuery}
      onQueryClear={() => change({ query: null })}
      sortOptions={[
        { label: t('sort.newest'), value: 'newest desc', directionLabel: t('sort.newestDirection') },
        { label: t('sort.newest'), value: 'oldest asc', directionLabel: t('sort.oldestDirection') },
        { label: t('sort.title'), value: 'title asc', directionLabel: t('sort.titleDirection') },
        { label: t('sort.largest'), value: 'largest desc', directionLabel: t('sort.largestDirection') },
      ]}
      sortSelected={[sortValue(params.get('sort'))]}
      onSort={([choice]) => change({ sort: choice?.split(' ')[0] })}
      filters={libraryFilterKeys.map((key) => ({
        key,
        label: t(`filters.${key}`),
        shortcut: key === 'usage' || key === 'tag',
        filter: (
          <ChoiceList
            title={t(`filters.${key}`)}
            titleHidden
            choices={Object.entries(choices[key]).map(([value, label]) => ({ value, label }))}
            selected={[params.get(key) ?? '']}
            onChange={([value]) => change({ [key]: value })}
          />
        ),
      }))}
      appliedFilters={libraryFilterKeys.flatMap((key) => {
        const label = choices[key][params.get(key) ?? '']
        return label ? [{ key, label, onRemove: () => change({ [key]: null }) }] : []
      })}
      onClearAll={clearAll}
      cancelAction={{ onAction: clearAll }}
    />
  )
}

function sortValue(sort: string | null): string {
  return `${sort ?? 'newest'} ${sort === 'oldest' || sort === 'title' ? 'asc' : 'desc'}`
}

function useFilterChoices(tags: readonly string[]): Record<FilterKey, Record<string, string>> {
  const { t } = useTranslation('library')
  return {
    format: Object.fromEntries([...pictureFormats, ...videoContainers].map((value) => [value, value.toUpperCase()])),
    tag: Object.fromEntries(tags.map((tag) => [tag, tag])),
    usage: { used: t('filters.usages.used'), unused: t('filters.usages.unused') },
    orientation: Object.fromEntries(orientations.map((value) => [value, t(`filters.orientations.${value}`)])),
    resolution: Object.fromEntries(resolutions.map((value) => [value, t(`filters.resolutions.${value}`)])),
    source: Object.fromEntries(librarySources.map((value) => [value, t(`filters.sources.${value}`)])),
  }
}
