import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Box, Button, InlineGrid, InlineStack, Spinner, Text, TextField } from '@shopify/polaris'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreProductView, VariantOffers } from '../../core/matching/link-view.ts'
import type { StoreView } from '../../core/matching/matching-view.ts'
import type { Result } from '../../core/result.ts'
import { StoreProductFacts } from './store-search.tsx'

interface ChooseListingProps {
  readonly store: StoreView
  readonly variant: VariantOffers
  /** The listing that is being linked. */
  readonly busy: string | null
  readonly onChoose: (remoteId: string) => void
  readonly onClose: () => void
}

type Found = Result<readonly StoreProductView[], string>

/** Long enough that typing a word asks once. */
const debounceMs = 300

/** Finds a listing of the account for one variant, live. Listings that only group others are shown and cannot be chosen. */
export function ChooseListing({ store, variant, busy, onChoose, onClose }: ChooseListingProps) {
  const { t } = useTranslation('matching')
  const { t: common } = useTranslation('common')
  const { words: context } = store
  const { load, data, state } = useFetcher<Found>()
  const [query, setQuery] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const address = `/app/connections/${store.id}/listings`
  useEffect(() => {
    load(address)
    return () => clearTimeout(timer.current)
  }, [load, address])
  const search = (text: string) => {
    setQuery(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      load(`${address}?query=${encodeURIComponent(text.trim())}`)
    }, debounceMs)
  }
  const results = data?.ok ? data.value : []
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200">
      <BlockStack gap="300">
        <TextField
          label={t('product.search', { store: store.label, context })}
          helpText={t('product.searchHelp', { context })}
          autoComplete="off"
          autoFocus
          value={query}
          onChange={search}
          clearButton
          onClearButtonClick={() => search('')}
          suffix={state === 'loading' ? <Spinner size="small" accessibilityLabel={t('offers.searching')} /> : null}
        />
        {data?.ok === false && <Banner tone="critical">{data.issue}</Banner>}
        <div role="status">
          {data?.ok && results.length === 0 && (
            <Text as="p" tone="subdued">
              {query
                ? t('product.noResults', { query, store: store.label, context })
                : t('product.emptyStore', { context })}
            </Text>
          )}
        </div>
        {results.map((product) => (
          <InlineGrid key={product.remoteId} columns="1fr auto" gap="200" alignItems="center">
            <StoreProductFacts product={product} />
            <Button
              disabled={
                product.kind === 'parent' || variant.linked.some(({ remoteId }) => remoteId === product.remoteId)
              }
              loading={busy === product.remoteId}
              accessibilityLabel={t('product.chooseNamed', { title: product.remoteId })}
              onClick={() => onChoose(product.remoteId)}
            >
              {t('product.choose')}
            </Button>
          </InlineGrid>
        ))}
        <InlineStack>
          <Button onClick={onClose}>{common('actions.cancel')}</Button>
        </InlineStack>
      </BlockStack>
    </Box>
  )
}
