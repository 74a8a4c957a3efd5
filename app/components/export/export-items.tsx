import { BlockStack, Card, EmptySearchResult, Pagination, InlineStack, Tabs } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type ExportItemView,
  type ExportListingView,
  isChangedSince,
  isNotSeen,
  type ProblemPictures,
} from '../../core/export/export-view.ts'
import { isFinal } from '../../core/export/states.ts'
import { ExportItemRow } from './export-item-row.tsx'

interface ExportItemsProps {
  readonly items: readonly ExportItemView[]
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly draftId: string | null
  readonly runId: string
  readonly isUndo: boolean
  readonly timeZone: string
  /** Null: nothing of this run can be taken back. */
  readonly onUndo: ((itemId: string) => void) | null
}

const filters = {
  all: () => true,
  open: (item: ExportItemView) => !isFinal(item.state),
  failed: (item: ExportItemView) =>
    item.state === 'failed' || item.state === 'cancelled' || isChangedSince(item) || isNotSeen(item),
  done: (item: ExportItemView) =>
    (item.state === 'done' && !isNotSeen(item)) || (item.state === 'skipped' && !isChangedSince(item)),
} satisfies Record<string, (item: ExportItemView) => boolean>

const filterNames = ['all', 'open', 'failed', 'done'] as const
const pageSize = 50

/** Every product of the run with its state. */
export function ExportItems({ items, listings, pictures, ...ofRun }: ExportItemsProps) {
  const { t } = useTranslation('export')
  const [tab, setTab] = useState(0)
  const [page, setPage] = useState(0)
  const byItem = new Map(listings.map((listing) => [listing.itemId, listing]))
  const filter = filterNames[tab] ?? 'all'
  const matching = items.filter(filters[filter])
  const lastPage = Math.max(0, Math.ceil(matching.length / pageSize) - 1)
  const current = Math.min(page, lastPage)
  const tabs = filterNames.map((name) => ({
    id: name,
    panelID: 'export-items',
    content: t(`items.filters.${name}`),
    badge: String(items.filter(filters[name]).length),
  }))
  return (
    <Card padding="0">
      <Tabs
        tabs={tabs}
        selected={tab}
        onSelect={(next) => {
          setTab(next)
          setPage(0)
        }}
      />
      <BlockStack>
        {matching.length === 0 ? (
          <div className="mp-items__empty">
            <EmptySearchResult title={t('items.none')} description={t('items.noneHelp')} />
          </div>
        ) : (
          <ul id="export-items" className="mp-items" aria-label={t('items.label')}>
            {matching.slice(current * pageSize, (current + 1) * pageSize).map((item) => (
              <ExportItemRow
                key={item.id}
                item={item}
                listing={byItem.get(item.id)}
                picture={item.problem?.assetId ? pictures[item.problem.assetId] : undefined}
                {...ofRun}
              />
            ))}
          </ul>
        )}
        {lastPage > 0 && (
          <InlineStack align="center">
            <Pagination
              label={t('items.page', { page: current + 1, count: lastPage + 1 })}
              hasPrevious={current > 0}
              hasNext={current < lastPage}
              onPrevious={() => setPage(current - 1)}
              onNext={() => setPage(current + 1)}
            />
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  )
}
