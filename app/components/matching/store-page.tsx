import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import {
  Banner,
  BlockStack,
  Box,
  Button,
  Card,
  EmptySearchResult,
  InlineGrid,
  InlineStack,
  Page,
  Pagination,
  Text,
} from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { Page as Listed } from '../../core/channel/connector.ts'
import type { StoreChoice, StoreProductView } from '../../core/matching/link-view.ts'
import type { StoreView } from '../../core/matching/matching-view.ts'
import type { Result } from '../../core/result.ts'
import { EmptyPage } from '../empty-page.tsx'
import { UnansweredBanner } from '../unanswered-banner.tsx'
import { useSearchState } from '../use-search-state.ts'
import { StoreProductFacts } from './store-search.tsx'
import { StoreSearchField } from './store-search-field.tsx'
import { StoreUnavailable } from './store-unavailable.tsx'

interface StorePageProps {
  readonly store: StoreView
  readonly result: Result<Listed<StoreProductView>, string>
}

/** What a store sells, live, with its variations, and what of it is linked. */
export function StorePage({ store, result }: StorePageProps) {
  const { t } = useTranslation('matching')
  const search = useSearchState(['cursor'])
  const { words: context } = store
  return (
    <Page
      title={t('store.title', { store: store.label, context })}
      subtitle={t('store.intro', { context })}
      backAction={{ url: `/app/connections/${store.id}/products`, content: t('title') }}
    >
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        <StoreUnavailable store={store} />
        {result.ok ? (
          <Card>
            <BlockStack gap="400">
              <StoreSearchField store={store} search={search} />
              <StoreProducts store={store} page={result.value} search={search} />
            </BlockStack>
          </Card>
        ) : (
          <UnansweredBanner title={t('store.failed', { context })} issue={result.issue} />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

interface StoreProductsProps {
  readonly store: StoreView
  readonly page: Listed<StoreProductView>
  readonly search: ReturnType<typeof useSearchState>
}

function StoreProducts({ store, page, search }: StoreProductsProps) {
  const { t } = useTranslation('matching')
  const { items, nextCursor, previousCursor, total } = page
  const { words: context } = store
  const turnTo = (cursor: string | null) => () => search.change({ cursor }, { keepPage: true })
  if (items.length === 0) {
    return search.params.get('query') ? (
      <EmptySearchResult
        title={t('store.noMatchTitle', { context })}
        description={t('store.noMatchBody', { context })}
        withIllustration
      />
    ) : (
      <EmptyPage illustration="products" heading={t('store.emptyTitle', { context })}>
        {t('store.emptyBody', { context })}
      </EmptyPage>
    )
  }
  return (
    <>
      {total !== null && (
        <Text as="p" tone="subdued">
          {t('store.total', { count: total, context })}
        </Text>
      )}
      {items.map((product) => (
        <StoreProductRow key={product.remoteId} store={store} product={product} />
      ))}
      {(nextCursor || previousCursor) && (
        <InlineStack align="center">
          <Pagination
            accessibilityLabel={t('pagination.label')}
            hasNext={nextCursor !== null}
            hasPrevious={previousCursor !== null}
            onNext={turnTo(nextCursor)}
            onPrevious={turnTo(previousCursor)}
          />
        </InlineStack>
      )}
    </>
  )
}

type Variations = Result<readonly StoreChoice[], string>

function StoreProductRow({ store, product }: { readonly store: StoreView; readonly product: StoreProductView }) {
  const { t } = useTranslation('matching')
  const fetcher = useFetcher<Variations>()
  const show = () => {
    fetcher.load(`/app/connections/${store.id}/store/${encodeURIComponent(product.remoteId)}`)
  }
  return (
    <BlockStack gap="200">
      <InlineGrid columns="1fr auto" gap="300" alignItems="center">
        <StoreProductFacts product={product} />
        {product.variantCount > 0 && !fetcher.data && (
          <Button
            variant="tertiary"
            loading={fetcher.state !== 'idle'}
            accessibilityLabel={t('store.showNamed', { title: product.title })}
            onClick={show}
          >
            {t('store.showVariations')}
          </Button>
        )}
      </InlineGrid>
      {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.issue}</Banner>}
      {fetcher.data?.ok && (
        <Box paddingInlineStart="1200">
          <BlockStack gap="100">
            {fetcher.data.value.map(({ remoteId, title, sku }) => (
              <Text key={remoteId} as="p" variant="bodySm" breakWord>
                <bdi>{title}</bdi> · {sku ? t('product.sku', { sku }) : t('store.noSku')}
              </Text>
            ))}
          </BlockStack>
        </Box>
      )}
    </BlockStack>
  )
}
