import { useFetcher, useNavigation } from '@remix-run/react'
import { Banner, Box, Button, EmptySearchResult, InlineStack, Text, useBreakpoints } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { Page } from '../../core/channel/connector.ts'
import { maxProductsPerExport } from '../../core/products/limits.ts'
import type { Result } from '../../core/result.ts'
import { EmptyPage } from '../empty-page.tsx'
import { UnansweredBanner } from '../unanswered-banner.tsx'
import { useOncePerAnswer } from '../use-once-per-answer.ts'
import type { SearchState } from '../use-search-state.ts'
import { ProductsList } from './products-list.tsx'
import { ProductsTable, type ProductRowView } from './products-table.tsx'
import type { ProductSelection } from './use-product-selection.ts'

interface ProductsResultsProps {
  readonly result: Result<Page<ProductRowView>, string>
  readonly search: SearchState
  readonly selection: ProductSelection
}

/** The answer of the store to the current search: products, none, or why it did not answer. */
export function ProductsResults({ result, search, selection }: ProductsResultsProps) {
  const { t } = useTranslation('products')
  const navigation = useNavigation()
  const { mdDown } = useBreakpoints()
  if (!result.ok) {
    return (
      <Box padding="400">
        <UnansweredBanner title={t('failed')} issue={result.issue} />
      </Box>
    )
  }
  const { items, total, nextCursor, previousCursor } = result.value
  if (items.length === 0 && !nextCursor && !previousCursor) return <NoProducts search={search} />
  const Products = mdDown ? ProductsList : ProductsTable
  const turnTo = (cursor: string | null, direction: 'next' | 'previous') => () =>
    search.change({ cursor, direction }, { keepPage: true })
  return (
    <>
      <MatchingBar total={total} search={search} selection={selection} />
      <Products
        rows={items}
        selection={selection}
        loading={navigation.state === 'loading'}
        pagination={{
          accessibilityLabel: t('pagination.label'),
          hasNext: nextCursor !== null,
          hasPrevious: previousCursor !== null,
          onNext: turnTo(nextCursor, 'next'),
          onPrevious: turnTo(previousCursor, 'previous'),
          accessibilityLabels: { next: t('pagination.next'), previous: t('pagination.previous') },
        }}
      />
    </>
  )
}

function NoProducts({ search }: { readonly search: SearchState }) {
  const { t } = useTranslation('products')
  const filtered = ['query', 'status', 'images', 'assignment'].some((key) => search.params.get(key))
  if (!filtered) {
    return (
      <EmptyPage illustration="products" heading={t('noProducts.title')}>
        {t('noProducts.body')}
      </EmptyPage>
    )
  }
  const clear = () => search.change({ query: null, status: null, images: null, assignment: null })
  return (
    <Box padding="800">
      <EmptySearchResult title={t('empty.title')} description={t('empty.body')} withIllustration />
      <InlineStack align="center">
        <Button onClick={clear}>{t('empty.clear')}</Button>
      </InlineStack>
    </Box>
  )
}

interface MatchingBarProps {
  readonly total: number | null
  readonly search: SearchState
  readonly selection: ProductSelection
}

/** How many match, and the way to choose them all without paging. */
function MatchingBar({ total, search, selection }: MatchingBarProps) {
  const { t } = useTranslation('products')
  const fetcher = useFetcher<Result<readonly string[], string>>()
  useOncePerAnswer(fetcher.data, (found) => {
    if (found.ok) selection.add(found.value)
  })
  return (
    <Box paddingInline="400" paddingBlock="200">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="p" tone="subdued">
          {total === null ? '' : t('total', { count: total })}
        </Text>
        <Button
          variant="plain"
          loading={fetcher.state !== 'idle'}
          onClick={() => fetcher.load(`/app/products/matching?${search.params.toString()}`)}
        >
          {t('selectMatching', { max: maxProductsPerExport })}
        </Button>
      </InlineStack>
      {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.issue}</Banner>}
    </Box>
  )
}
