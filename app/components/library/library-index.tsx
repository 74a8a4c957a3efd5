import {
  Card,
  Pagination,
  Box,
  InlineStack,
  Text,
  ButtonGroup,
  Button,
  EmptySearchResult,
  useBreakpoints,
} from '@shopify/polaris'
import { LayoutColumns3Icon, ListBulletedIcon } from '@shopify/polaris-icons'
import { useNavigation } from '@remix-run/react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { libraryPageSize } from '../../core/library/search.ts'
import { EmptyPage } from '../empty-page.tsx'
import { useSearchState, type SearchState } from '../use-search-state.ts'
import { AssetTable } from './asset-table.tsx'
import { AssetTile } from './asset-tile.tsx'
import { LibraryBulkBar } from './library-bulk-bar.tsx'
import { LibraryFilters, libraryFilterKeys } from './library-filters.tsx'
import type { LibraryTile } from '../../core/assets/library-tile.ts'

export interface LibraryView {
  readonly assets: readonly LibraryTile[]
  readonly total: number
  readonly isEmpty: boolean
  readonly page: number
  readonly tags: readonly string[]
}

/** The library's files, with search, filters, selection and pages. */
export function LibraryIndex({ library }: { readonly library: LibraryView }) {
  const { t } = useTranslation('library')
  const search = useSearchState(['page'])
  const navigation = useNavigation()
  const { smDown } = useBreakpoints()
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set())
  const { assets, total, isEmpty, page, tags } = library

  const select = (ids: readonly string[], selected: boolean) => {
    const next = new Set(selectedIds)
    for (const id of ids) {
      if (selected) next.add(id)
      else next.delete(id)
    }
    setSelectedIds(next)
  }

  if (isEmpty) {
    return (
      <Card>
        <EmptyPage illustration="library" heading={t('empty.title')}>
          {t('empty.body')}
        </EmptyPage>
      </Card>
    )
  }
  // A phone has no room for the list's columns.
  const isList = search.params.get('view') === 'list' && !smDown
  const isBusy = navigation.state === 'loading' && navigation.location.pathname === '/app/library'
  return (
    <Card padding="0">
      <LibraryFilters search={search} tags={tags} />
      {assets.length === 0 ? (
        <NoMatch search={search} />
      ) : (
        <div aria-busy={isBusy} className={isBusy ? 'mp-busy' : undefined}>
          <RangeBar page={page} total={total}>
            {!smDown && <LayoutSwitch search={search} isList={isList} />}
          </RangeBar>
          {isList ? (
            <AssetTable assets={assets} selectedIds={selectedIds} onSelect={select} />
          ) : (
            <ul className="mp-grid">
              {assets.map((asset) => (
                <AssetTile
                  key={asset.id}
                  asset={asset}
                  selected={selectedIds.has(asset.id)}
                  onSelect={(id, selected) => select([id], selected)}
                />
              ))}
            </ul>
          )}
          <Pages page={page} total={total} search={search} />
        </div>
      )}
      <LibraryBulkBar
        selectedIds={selectedIds}
        usedCount={assets.filter(({ id, used }) => used && selectedIds.has(id)).length}
        onClear={() => setSelectedIds(new Set())}
      />
    </Card>
  )
}

function NoMatch({ search }: { readonly search: SearchState }) {
  const { t } = useTranslation('library')
  const clear = () =>
    search.change(Object.fromEntries(['query', 'kind', ...libraryFilterKeys].map((key) => [key, null])))
  return (
    <Box padding="800">
      <EmptySearchResult title={t('noMatch.title')} description={t('noMatch.body')} withIllustration />
      <InlineStack align="center">
        <Button onClick={clear}>{t('noMatch.clear')}</Button>
      </InlineStack>
    </Box>
  )
}

interface PageProps {
  readonly page: number
  readonly total: number
  readonly search: SearchState
}

interface RangeBarProps {
  readonly page: number
  readonly total: number
  readonly children: ReactNode
}

function RangeBar({ page, total, children }: RangeBarProps) {
  const { t } = useTranslation('common')
  const from = (page - 1) * libraryPageSize + 1
  return (
    <Box paddingInline="400" paddingBlock="200">
      <InlineStack align="space-between" blockAlign="center">
        <Text as="p" tone="subdued">
          {t('paging.range', { from, to: Math.min(total, from + libraryPageSize - 1), total })}
        </Text>
        {children}
      </InlineStack>
    </Box>
  )
}

function LayoutSwitch({ search, isList }: { readonly search: SearchState; readonly isList: boolean }) {
  const { t } = useTranslation('library')
  const show = (view: string | null) => () => search.change({ view }, { keepPage: true })
  return (
    <div role="group" aria-label={t('layout.label')}>
      <ButtonGroup variant="segmented">
        <Button
          icon={LayoutColumns3Icon}
          pressed={!isList}
          accessibilityLabel={t('layout.grid')}
          onClick={show(null)}
        />
        <Button icon={ListBulletedIcon} pressed={isList} accessibilityLabel={t('layout.list')} onClick={show('list')} />
      </ButtonGroup>
    </div>
  )
}

function Pages({ page, total, search }: PageProps) {
  const { t } = useTranslation('library')
  const last = Math.ceil(total / libraryPageSize)
  if (last <= 1) return null
  const turnTo = (target: number) => () => search.change({ page: String(target) }, { keepPage: true })
  return (
    <Box padding="400">
      <InlineStack align="center">
        <Pagination
          accessibilityLabel={t('pagination.label')}
          hasPrevious={page > 1}
          hasNext={page < last}
          onPrevious={turnTo(page - 1)}
          onNext={turnTo(page + 1)}
          accessibilityLabels={{ previous: t('pagination.previous'), next: t('pagination.next') }}
          label={`${page} / ${last}`}
        />
      </InlineStack>
    </Box>
  )
}
