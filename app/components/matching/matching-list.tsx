import { BlockStack, Box, Button, InlineStack, Pagination, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MatchingView } from '../../core/matching/matching-view.ts'
import type { SearchState } from '../use-search-state.ts'
import { MatchListRow } from './match-list-row.tsx'
import type { MatchingActions } from './use-matching-actions.ts'

interface MatchingListProps {
  readonly view: MatchingView
  readonly search: SearchState
  readonly actions: MatchingActions
}

/** One page of products, and the ways to accept what was found for them. */
export function MatchingList({ view, search, actions }: MatchingListProps) {
  const { t } = useTranslation('matching')
  const { rows, page, pageCount, store, task } = view
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const acceptable = rows.filter(({ found }) => found.length > 0).map(({ productId }) => productId)
  const selected = acceptable.filter((id) => chosen.has(id))
  const goTo = (next: number) => () => search.change({ page: String(next) }, { keepPage: true })
  const choose = (productId: string, on: boolean) => {
    setChosen((current) => new Set(on ? [...current, productId] : [...current].filter((id) => id !== productId)))
  }
  return (
    <>
      {view.counts.found > 0 && (
        <Box paddingInline="400" paddingBlock="300" borderBlockEndWidth="025" borderColor="border">
          <InlineStack gap="200">
            <Button
              disabled={selected.length === 0}
              loading={actions.accepting === selected.join()}
              onClick={() => actions.accept(selected)}
            >
              {t('actions.acceptSelected', { count: selected.length })}
            </Button>
            <Button disabled={acceptable.length === 0} onClick={() => actions.accept(acceptable)}>
              {t('actions.acceptPage', { count: acceptable.length })}
            </Button>
            <Button
              variant="primary"
              disabled={view.counts.found === 0}
              loading={actions.starting === 'accept'}
              onClick={() => actions.start('accept')}
            >
              {t('actions.acceptAll', { count: view.counts.found })}
            </Button>
          </InlineStack>
        </Box>
      )}
      <BlockStack as="ul">
        {rows.map((row) => (
          <MatchListRow
            key={row.productId}
            store={store}
            row={row}
            href={`/app/connections/${store.id}/products/${row.productId}`}
            compared={task?.comparedAt != null}
            selected={chosen.has(row.productId)}
            accepting={actions.accepting === row.productId}
            onSelect={(on) => {
              choose(row.productId, on)
            }}
            onAccept={() => actions.accept([row.productId])}
          />
        ))}
      </BlockStack>
      {pageCount > 1 && (
        <Box padding="400">
          <InlineStack align="center" gap="300" blockAlign="center">
            <Pagination
              accessibilityLabel={t('pagination.label')}
              hasPrevious={page > 1}
              hasNext={page < pageCount}
              onPrevious={goTo(page - 1)}
              onNext={goTo(page + 1)}
            />
            <Text as="span" tone="subdued">
              {t('pagination.page', { page, count: pageCount })}
            </Text>
          </InlineStack>
        </Box>
      )}
    </>
  )
}
