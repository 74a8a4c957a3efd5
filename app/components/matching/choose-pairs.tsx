import { useFetcher, useSearchParams } from '@remix-run/react'
import { useAppBridge } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Button, Card, InlineGrid, InlineStack, Pagination, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenListing, LinkedVariant, LinkPageView } from '../../core/matching/link-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'

/** Each has all of the store's variations to choose from, which makes a page of hundreds slow. */
const variantsPerPage = 20

interface ChoosePairsProps {
  readonly view: LinkPageView
  readonly chosen: ChosenListing
}

/** Which of the merchant's variants is which variation of the chosen product; what seems right is chosen already. */
export function ChoosePairs({ view: { variants, product }, chosen }: ChoosePairsProps) {
  const { t } = useTranslation('matching')
  const shopify = useAppBridge()
  const [, setParams] = useSearchParams()
  const fetcher = useFetcher<ActionAnswer>()
  const [pairs, setPairs] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(chosen.suggestions).map(([id, { remoteId }]) => [id, remoteId])),
  )
  const [page, setPage] = useState(0)
  const pageCount = Math.ceil(variants.length / variantsPerPage)
  const shown = variants.slice(page * variantsPerPage, (page + 1) * variantsPerPage)
  const leave = () => setParams({}, { preventScrollReset: true })
  useOncePerAnswer(fetcher.data, ({ ok }) => {
    if (!ok) return
    shopify.toast.show(t('product.saved'))
    leave()
  })
  const save = () => {
    const kept = Object.fromEntries(Object.entries(pairs).filter(([, remoteId]) => remoteId !== ''))
    fetcher.submit(
      { intent: 'link', listingRemoteId: chosen.remoteId, pairs: JSON.stringify(kept) },
      { method: 'post' },
    )
  }
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd" breakWord>
          {t('product.chosen', { title: chosen.title })}
        </Text>
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        {shown.map((variant) => (
          <PairField
            key={variant.id}
            variant={variant}
            // The only variant of a product has no name that a merchant knows.
            title={variants.length === 1 ? product.title : variant.title}
            chosen={chosen}
            value={pairs[variant.id] ?? ''}
            onChange={(remoteId) => {
              setPairs((current) => ({ ...current, [variant.id]: remoteId }))
            }}
          />
        ))}
        {pageCount > 1 && (
          <Pagination
            accessibilityLabel={t('pagination.label')}
            label={t('pagination.page', { page: page + 1, count: pageCount })}
            hasPrevious={page > 0}
            onPrevious={() => setPage(page - 1)}
            hasNext={page + 1 < pageCount}
            onNext={() => setPage(page + 1)}
          />
        )}
        <Text as="p" variant="bodySm" tone="subdued">
          {t('product.wholeHelp')}
        </Text>
        <InlineStack gap="200">
          <Button variant="primary" loading={fetcher.state !== 'idle'} onClick={save}>
            {t('product.save')}
          </Button>
          <Button onClick={leave}>{t('product.cancel')}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  )
}

interface PairFieldProps {
  readonly variant: LinkedVariant
  readonly title: string
  readonly chosen: ChosenListing
  readonly value: string
  readonly onChange: (remoteId: string) => void
}

function PairField({ variant, title, chosen, value, onChange }: PairFieldProps) {
  const { t } = useTranslation('matching')
  const suggestion = chosen.suggestions[variant.id]
  const because =
    suggestion && suggestion.remoteId === value && suggestion.because !== 'linked' ? suggestion.because : null
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="200">
      <BlockStack>
        <Text as="p" fontWeight="semibold" breakWord>
          <bdi>{title}</bdi>
        </Text>
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {variant.sku ? t('product.sku', { sku: variant.sku }) : t('store.noSku')}
        </Text>
      </BlockStack>
      <Select
        label={`${t('product.theirs')}: ${title}`}
        labelHidden
        options={[
          { value: '', label: t('product.none') },
          ...chosen.choices.map(({ remoteId, title: name, sku }) => ({
            value: remoteId,
            label: sku ? `${name} · ${sku}` : name,
          })),
        ]}
        value={value}
        onChange={onChange}
        helpText={because && t(`product.suggested.${because}`)}
      />
    </InlineGrid>
  )
}
