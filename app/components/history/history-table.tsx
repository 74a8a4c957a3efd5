import { BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, useBreakpoints } from '@shopify/polaris'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { channelLabels } from '../../core/channel/channel.ts'
import { isOver } from '../../core/export/export-view.ts'
import type { HistoryItem, HistoryView } from '../../core/export/history-view.ts'
import type { RunAction } from '../../core/export/run-actions.ts'
import { useApprover } from '../export/approver.ts'
import { RunStateBadge } from '../export/state-badge.tsx'
import { useFormat } from '../use-format.ts'
import type { SearchState } from '../use-search-state.ts'
import { RunMenu } from './run-menu.tsx'

interface HistoryTableProps {
  readonly view: HistoryView
  readonly viewerId: string
  readonly search: SearchState
  /** Something is being done with one of them. */
  readonly busy: boolean
  readonly onAct: (item: HistoryItem, action: RunAction) => void
}

/** A page of runs: state, outcome, who and when, cost. */
export function HistoryTable({ view, viewerId, search, busy, onAct }: HistoryTableProps) {
  const { t } = useTranslation('history')
  const { lgDown } = useBreakpoints()
  const goTo = (page: number) => () => search.change({ page: String(page) }, { keepPage: true })
  return (
    <IndexTable
      condensed={lgDown}
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
        { title: t('columns.actions'), hidden: true },
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
          condensed={lgDown}
          menu={<RunMenu item={item} busy={busy} onAct={(action) => onAct(item, action)} />}
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
  readonly menu: ReactNode
}

function HistoryRow({ item, position, viewerId, timeZone, condensed, menu }: HistoryRowProps) {
  const { t } = useTranslation('history')
  const format = useFormat(timeZone)
  const approver = useApprover('alone')
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
            <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
              {link}
              <InlineStack gap="100" blockAlign="center" wrap={false}>
                <RunStateBadge state={item.state} failed={item.failed} accountProblem={item.accountProblem} />
                {menu}
              </InlineStack>
            </InlineStack>
            <Outcome item={item} />
            <Store item={item} />
            <Text as="span" variant="bodySm" tone="subdued">{`${format.dateTime(item.createdAt)} · ${who}`}</Text>
            <Standing item={item} timeZone={timeZone} />
          </BlockStack>
        </div>
      </IndexTable.Row>
    )
  }
  return (
    <IndexTable.Row id={item.id} position={position}>
      <IndexTable.Cell>
        {link}
        <Store item={item} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <RunStateBadge state={item.state} failed={item.failed} accountProblem={item.accountProblem} />
        <Standing item={item} timeZone={timeZone} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Outcome item={item} />
      </IndexTable.Cell>
      <IndexTable.Cell>{format.dateTime(item.createdAt)}</IndexTable.Cell>
      <IndexTable.Cell>{who}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {t(item.points > 0 ? 'cost' : 'requests', {
            points: format.number(item.points),
            calls: format.number(item.calls),
          })}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{menu}</IndexTable.Cell>
    </IndexTable.Row>
  )
}

function Store({ item }: Pick<HistoryRowProps, 'item'>) {
  const { t } = useTranslation('history')
  return (
    <Text as="p" variant="bodySm" tone="subdued" breakWord>
      {t('store.label', { store: item.connection, channel: channelLabels[item.channel] })}
    </Text>
  )
}

/** Why an open run does not move: its time has not come, or its account refuses us. */
function Standing({ item, timeZone }: Pick<HistoryRowProps, 'item' | 'timeZone'>) {
  const { t } = useTranslation('history')
  const format = useFormat(timeZone)
  if (item.accountProblem !== null && !isOver(item.state)) {
    return (
      <Text as="p" variant="bodySm" tone="caution">
        {t('waitsForAccount')}
      </Text>
    )
  }
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
  const shoppers = Object.entries(item.published ?? {})
    .filter(([, count]) => count > 0)
    .map(([name, count]) => t(`published.${name as 'live'}`, { count }))
  return (
    <BlockStack>
      <Text as="span">{parts.join(' · ')}</Text>
      {shoppers.length > 0 && (
        <Text as="span" variant="bodySm" tone="subdued">
          {shoppers.join(' · ')}
        </Text>
      )}
    </BlockStack>
  )
}
