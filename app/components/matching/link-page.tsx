import { useFetcher, useSearchParams } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Button, Card, InlineStack, Page, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { LinkPageView } from '../../core/matching/link-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'
import { ChoosePairs } from './choose-pairs.tsx'
import { LinkText } from './link-text.tsx'
import { QuestionText } from './question-text.tsx'
import { StoreSearch } from './store-search.tsx'
import { StoreUnavailable } from './store-unavailable.tsx'
import { VariantListingsCard } from './variant-listings-card.tsx'

/** One product of the merchant's: what it is in the store, and choosing or changing that by hand. */
export function LinkPage({ view }: { readonly view: LinkPageView }) {
  const { t } = useTranslation('matching')
  const { store, product, chosen, results, problem, questions, offers } = view
  const title = t('product.title', { title: product.title })
  const list = `/app/connections/${store.id}/products`
  return (
    <Page title={title} backAction={{ url: list, content: t('product.back') }}>
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        <StoreUnavailable store={store} />
        {problem && <Banner tone="critical">{problem}</Banner>}
        {questions.length > 0 && !offers && (
          <Banner tone="warning" title={t('product.questions')}>
            <ul>
              {questions.map((question) => (
                <li key={`${question.kind} ${question.variant}`}>
                  <QuestionText question={question} words={store.words} />
                </li>
              ))}
            </ul>
          </Banner>
        )}
        {offers ? <VariantListingsCard offers={offers} productTitle={product.title} /> : <LinkedCard view={view} />}
        {chosen ? <ChoosePairs key={chosen.remoteId} view={view} chosen={chosen} /> : null}
        {!chosen && results && <StoreSearch view={view} results={results} />}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

function LinkedCard({ view: { links, variants, store } }: { readonly view: LinkPageView }) {
  const { t } = useTranslation('matching')
  const [, setParams] = useSearchParams()
  const fetcher = useFetcher<ActionAnswer>()
  useActionToast(fetcher.data, t('product.unlinked'))
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('product.linkedTo')}
        </Text>
        {links.length === 0 && (
          <Text as="p" tone="subdued">
            {t('product.notLinked', { store: store.label })}
          </Text>
        )}
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        {links.map((link) => (
          <InlineStack key={link.remoteId} align="space-between" blockAlign="start" gap="300">
            <LinkText link={link} variantCount={variants.length} unit={store.unit} />
            <InlineStack gap="200">
              <Button onClick={() => setParams({ chosen: link.remoteId })}>{t('product.changePairs')}</Button>
              <Button
                tone="critical"
                loading={fetcher.formData?.get('listingRemoteId') === link.remoteId}
                accessibilityLabel={t('product.unlinkNamed', { title: link.title })}
                onClick={() => fetcher.submit({ intent: 'unlink', listingRemoteId: link.remoteId }, { method: 'post' })}
              >
                {t('product.unlink')}
              </Button>
            </InlineStack>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  )
}
