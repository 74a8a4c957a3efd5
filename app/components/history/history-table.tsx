import { BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { HistoryItem, HistoryView } from '../../core/export/history-view.ts'
import { useApprover } from '../export/approver.ts'
import { RunStateBadge } from '../export/state-badge.tsx'
import { useFormat } from '../use-format.ts'
import type { SearchState } from '../use-search-state.ts'

interface HistoryTableProps {
  readonly view: HistoryView
  readonly viewerId: string
  readonly search: SearchState
}

/** A page of runs: state, outcome, who and when, cost. */
export function HistoryTable({ view, viewerId, search }: HistoryTableProps) {
  const { t } = useTranslation('history')
  const { smDown } = useBreakpoints()
  const goTo = (page: number) => () => search.change({ page: String(page) }, { keepPage: true })
  return (
    <IndexTable
      condensed={smDown}
      selectable={false}
      resourceName={{ singular: t('resource.singular'), plural: t('resource.plural') }}
      itemCount={view.items.length}
      emptyState={<EmptySearchResult title={t('nothing.title')} description={t('nothing.body')} />}
      headings={[
        { title: t('columns.export') },
        { title: t('columns.state') },
        { title: t('columns.outcome') },
        { title: t('columns.when') },
        { title: t('columns.who') },
        { title: t('columns.cost'), alignment: 'end' },
      ]}
      pagination={
        view.pageCount > 1
          ? {
              hasPrevious: view.page > 1,
              hasNext: view.page < view.pageCount,
              onPrevious: goTo(view.page - 1),
              onNext: goTo(view.page + 1),
              label: t('page', { page: view.page, count: view.pageCount }),
            }
          : undefined
      }
    >
      {view.items.map((item, index) => (
        <HistoryRow
          key={item.id}
          item={item}
          position={index}
          viewerId={viewerId}
          timeZone={view.timeZone}
          condensed={smDown}
        />
      ))}
    </IndexTable>
  )
}

interface HistoryRowProps {
  readonly item: HistoryItem
  readonly position: number
  readonly viewerId: string
  readonly timeZone: string
  readonly condensed: boolean
}

function HistoryRow({ item, position, viewerId, timeZone, condensed }: HistoryRowProps) {
  const { t } = useTranslation('history')
  const format = useFormat(timeZone)
  const approver = useApprover()
  const link = (
    <Link url={`/app/exports/${item.id}`} monochrome removeUnderline dataPrimaryLink>
      <Text as="span" fontWeight="semibold" breakWord>
        {item.title}
      </Text>
    </Link>
  )
  const who = approver(item.approvedBy, viewerId)
  if (condensed) {
    return (
      <IndexTable.Row id={item.id} position={position}>
        <div className="mp-history-item">
          <BlockStack gap="100">
            <InlineStack align="space-between" gap="200">
              {link}
              <RunStateBadge state={item.state} failed={item.failed} />
            </InlineStack>
            <Outcome item={item} />
            <Text as="span" variant="bodySm" tone="subdued">{`${format.dateTime(item.createdAt)} · ${who}`}</Text>
            <StartsAt item={item} timeZone={timeZone} />
          </BlockStack>
        </div>
      </IndexTable.Row>
    )
  }
  return (
    <IndexTable.Row id={item.id} position={position}>
      <IndexTable.Cell>
        {link}
        <Text as="p" variant="bodySm" tone="subdued">
          {item.connection}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RunStateBadge state={item.state} failed={item.failed} />
        <StartsAt item={item} timeZone={timeZone} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Outcome item={item} />
      </IndexTable.Cell>
      <IndexTable.Cell>{format.dateTime(item.createdAt)}</IndexTable.Cell>
      <IndexTable.Cell>{who}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {t('cost', { points: format.number(item.points), calls: format.number(item.calls) })}
        </Text>
      </IndexTable.Cell>
    </IndexTable.Row>
  )
}

/** Of a run that waits for its time: when that is, by the shop's clocks. */
function StartsAt({ item, timeZone }: Pick<HistoryRowProps, 'item' | 'timeZone'>) {
  const { t } = useTranslation('history')
  const format = useFormat(timeZone)
  if (item.state !== 'scheduled' || !item.scheduledFor) return null
  return (
    <Text as="p" variant="bodySm" tone="subdued">
      {t('startsAt', { when: format.dateTime(item.scheduledFor) })}
    </Text>
  )
}

function Outcome({ item }: { readonly item: HistoryItem }) {
  const { t } = useTranslation('history')
  const { done, skipped, failed, cancelled, selected } = item
  const open = selected - done - skipped - failed - cancelled
  const parts = Object.entries({ done, skipped, failed, cancelled, open } as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`outcome.${name as 'done'}`, { count }))
  return <Text as="span">{parts.join(' · ')}</Text>
}
