import { Link } from '@remix-run/react'
import { Badge, Checkbox, Icon, Text } from '@shopify/polaris'
import { PlayCircleIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import type { LibraryTile } from '../../core/assets/library-tile.ts'
import { typeLabel } from './type-label.ts'

interface AssetTileProps {
  readonly asset: LibraryTile
  readonly selected: boolean
  readonly onSelect: (assetId: string, selected: boolean) => void
}

/** One picture of the grid: opens its page, and has a box for working on many. */
export function AssetTile({ asset, selected, onSelect }: AssetTileProps) {
  const { t } = useTranslation('library')
  const { id, title, kind, mimeType, widthPx, heightPx, used, thumbnailUrl } = asset
  return (
    <li className={selected ? 'mp-tile mp-tile-selected' : 'mp-tile'}>
      <div className="mp-tile-select">
        <Checkbox
          label={t('tile.select', { title })}
          labelHidden
          checked={selected}
          onChange={(checked) => onSelect(id, checked)}
        />
      </div>
      <Link to={`/app/library/${id}`} className="mp-tile-link">
        <span className="mp-tile-picture">
          {thumbnailUrl ? (
            <img src={thumbnailUrl} alt="" loading="lazy" decoding="async" />
          ) : (
            <Icon source={PlayCircleIcon} />
          )}
        </span>
        <span className="mp-tile-words">
          <Text as="span" fontWeight="medium">
            <bdi className="mp-tile-title">{title}</bdi>
          </Text>
          <Text as="span" variant="bodySm" tone="subdued" truncate>
            {[typeLabel(mimeType), widthPx && heightPx && t('tile.size', { width: widthPx, height: heightPx })]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </span>
      </Link>
      <div className="mp-tile-badges">
        {used && <Badge tone="success">{t('tile.used')}</Badge>}
        {kind === 'video' && <Badge>{t('tile.video')}</Badge>}
      </div>
    </li>
  )
}
