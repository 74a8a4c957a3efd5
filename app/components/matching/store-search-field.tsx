import { TextField } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { StoreView } from '../../core/matching/matching-view.ts'
import type { useSearchState } from '../use-search-state.ts'

interface StoreSearchFieldProps {
  readonly store: StoreView
  readonly search: ReturnType<typeof useSearchState>
}

/** What to look for in a store, by name or SKU; the address keeps it. */
export function StoreSearchField({ store, search }: StoreSearchFieldProps) {
  const { t } = useTranslation('matching')
  return (
    <TextField
      label={t('product.search', { store: store.label, context: store.words })}
      helpText={t('product.searchHelp', { context: store.words })}
      autoComplete="off"
      value={search.queryText}
      onChange={search.changeQuery}
      clearButton
      onClearButtonClick={() => search.change({ query: null })}
    />
  )
}
