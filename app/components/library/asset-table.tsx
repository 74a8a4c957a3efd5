import { Badge, IndexTable, Link, Text, Thumbnail } from '@shopify/polaris'
import { PlayCircleIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import { chosenRowIds, wholePageCount } from '../table-selection.ts'
import { useFormat } from '../use-format.ts'
import type { LibraryTile } from '../../core/assets/library-tile.ts'
import { typeLabel } from './type-label.ts'

interface AssetTableProps {
  readonly assets: readonly LibraryTile[]
  readonly selectedIds: ReadonlySet<string>
  readonly onSelect: (assetIds: readonly string[], selected: boolean) => void
}

/** The library as a list, with the facts of each file in columns. */
export function AssetTable({ assets, selectedIds, onSelect }: AssetTableProps) {
  const { t } = useTranslation('library')
  const ids = assets.map(({ id }) => id)
  return (
    <IndexTable
      resourceName={t('resource', { returnObjects: true })}
      itemCount={assets.length}
      selectedItemsCount={wholePageCount(ids.filter((id) => selectedIds.has(id)).length, ids.length)}
      onSelectionChange={(_type, toggle, target) => onSelect(chosenRowIds(ids, target), toggle)}
      headings={[
        { title: t('columns.preview'), hidden: true },
        { title: t('columns.title') },
        { title: t('columns.type') },
        { title: t('columns.dimensions') },
        { title: t('columns.bytes'), alignment: 'end' },
        { title: t('columns.added') },
        { title: t('columns.use') },
      ]}
    >
      {assets.map((asset, position) => (
        <AssetRow key={asset.id} asset={asset} position={position} selected={selectedIds.has(asset.id)} />
      ))}
    </IndexTable>
  )
}

interface AssetRowProps {
  readonly asset: LibraryTile
  readonly position: number
  readonly selected: boolean
}

function AssetRow({ asset, position, selected }: AssetRowProps) {
  const { t } = useTranslation('library')
  const format = useFormat()
  const { id, title, mimeType, widthPx, heightPx, byteSize, createdAt, used, thumbnailUrl } = asset
  return (
    <IndexTable.Row id={id} position={position} selected={selected}>
      <IndexTable.Cell>
        <Thumbnail size="small" source={thumbnailUrl ?? PlayCircleIcon} alt="" />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Link url={`/app/library/${id}`} dataPrimaryLink removeUnderline monochrome>
          <Text as="span" fontWeight="semibold" breakWord>
            <bdi>{title}</bdi>
          </Text>
        </Link>
      </IndexTable.Cell>
      <IndexTable.Cell>{typeLabel(mimeType)}</IndexTable.Cell>
      <IndexTable.Cell>{widthPx && heightPx && t('tile.size', { width: widthPx, height: heightPx })}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {format.bytes(byteSize)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{format.date(createdAt)}</IndexTable.Cell>
      <IndexTable.Cell>{used && <Badge tone="success">{t('tile.used')}</Badge>}</IndexTable.Cell>
    </IndexTable.Row>
  )
}
