import { Badge, BlockStack, IndexTable, Text, Thumbnail, type IndexTableProps } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import { chosenRowIds, wholePageCount } from '../table-selection.ts'
import type { ProductSelection } from './use-product-selection.ts'

export interface ProductRowView {
  readonly remoteId: string
  readonly title: string
  readonly status: 'active' | 'draft' | 'archived'
  readonly imageUrl: string | null
  readonly variantCount: number
  readonly mediaCount: number
  readonly assignedCount: number
  /** The stores that it is linked to beside this shop, by name. */
  readonly linkedTo: readonly string[]
}

export interface ProductsTableProps {
  readonly rows: readonly ProductRowView[]
  readonly selection: ProductSelection
  readonly pagination: IndexTableProps['pagination']
  readonly loading: boolean
}

/** One page of products; the boxes add to and take from a selection that outlives the page. */
export function ProductsTable({ rows, selection, pagination, loading }: ProductsTableProps) {
  const { t } = useTranslation('products')
  const onPage = rows.filter(({ remoteId }) => selection.ids.has(remoteId)).length
  return (
    <IndexTable
      loading={loading}
      resourceName={t('resource', { returnObjects: true })}
      itemCount={rows.length}
      selectedItemsCount={wholePageCount(onPage, rows.length)}
      onSelectionChange={(_type, toggle, target) => {
        const chosen = chosenRowIds(
          rows.map(({ remoteId }) => remoteId),
          target,
        )
        if (toggle) selection.add(chosen)
        else selection.remove(chosen)
      }}
      headings={[
        { title: t('columns.image'), hidden: true },
        { title: t('columns.product') },
        { title: t('columns.status') },
        { title: t('columns.variants'), alignment: 'end' },
        { title: t('columns.media'), alignment: 'end' },
        { title: t('columns.assigned'), alignment: 'end' },
      ]}
      pagination={pagination}
    >
      {rows.map((row, position) => (
        <ProductRow key={row.remoteId} row={row} position={position} selected={selection.ids.has(row.remoteId)} />
      ))}
    </IndexTable>
  )
}

export const statusTones = { active: 'success', draft: 'info', archived: undefined } as const

interface ProductRowProps {
  readonly row: ProductRowView
  readonly position: number
  readonly selected: boolean
}

function ProductRow({ row, position, selected }: ProductRowProps) {
  const { t } = useTranslation('products')
  return (
    <IndexTable.Row id={row.remoteId} position={position} selected={selected}>
      <IndexTable.Cell>
        <Thumbnail size="small" source={row.imageUrl ?? ImageIcon} alt="" />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <div className="mp-words">
          <BlockStack>
            <Text as="span" fontWeight="semibold" breakWord>
              <bdi>{row.title}</bdi>
            </Text>
            {row.linkedTo.length > 0 && (
              <Text as="span" variant="bodySm" tone="subdued" breakWord>
                {t('linkedTo', { stores: row.linkedTo.join(', ') })}
              </Text>
            )}
          </BlockStack>
        </div>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Badge tone={statusTones[row.status]}>{t(`status.${row.status}`)}</Badge>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.variantCount}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {row.mediaCount}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric tone={row.assignedCount > 0 ? undefined : 'subdued'}>
          {row.assignedCount > 0 ? t('assignedCount', { count: row.assignedCount }) : t('notAssigned')}
        </Text>
      </IndexTable.Cell>
    </IndexTable.Row>
  )
}
