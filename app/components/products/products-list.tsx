import { Badge, BlockStack, Box, Checkbox, InlineStack, Pagination, Text, Thumbnail } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import { statusTones, type ProductRowView, type ProductsTableProps } from './products-table.tsx'

/** The products where the table has no room for its columns. */
export function ProductsList({ rows, selection, pagination, loading }: ProductsTableProps) {
  return (
    <div aria-busy={loading} className={loading ? 'mp-busy' : undefined}>
      <BlockStack as="ul">
        {rows.map((row) => (
          <ProductItem
            key={row.remoteId}
            row={row}
            selected={selection.ids.has(row.remoteId)}
            onSelect={(selected) => {
              if (selected) selection.add([row.remoteId])
              else selection.remove([row.remoteId])
            }}
          />
        ))}
      </BlockStack>
      <Box padding="400">
        <InlineStack align="center">
          <Pagination {...pagination} />
        </InlineStack>
      </Box>
    </div>
  )
}

interface ProductItemProps {
  readonly row: ProductRowView
  readonly selected: boolean
  readonly onSelect: (selected: boolean) => void
}

function ProductItem({ row, selected, onSelect }: ProductItemProps) {
  const { t } = useTranslation('products')
  const facts = [
    t('variantCount', { count: row.variantCount }),
    t('mediaCount', { count: row.mediaCount }),
    row.assignedCount > 0 && t('assignedCount', { count: row.assignedCount }),
    row.linkedTo.length > 0 && t('linkedTo', { stores: row.linkedTo.join(', ') }),
  ]
  return (
    <li className="mp-list-item">
      <Checkbox label={t('select', { title: row.title })} labelHidden checked={selected} onChange={onSelect} />
      <Thumbnail size="small" source={row.imageUrl ?? ImageIcon} alt="" />
      <BlockStack gap="050">
        <Text as="span" fontWeight="semibold" breakWord>
          <bdi>{row.title}</bdi>
        </Text>
        <Text as="span" variant="bodySm" tone="subdued">
          {facts.filter(Boolean).join(' · ')}
        </Text>
      </BlockStack>
      <Badge tone={statusTones[row.status]}>{t(`status.${row.status}`)}</Badge>
    </li>
  )
}
