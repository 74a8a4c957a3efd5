import { useSearchParams } from '@remix-run/react'
import { Badge, BlockStack, Button, InlineStack, Link, Text, Thumbnail } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import type { MappingListItem } from '../../core/mapping/mapping-view.ts'
import { CoverageText } from './coverage-text.tsx'
import { PictureImage } from './picture-image.tsx'

interface MappingListRowProps {
  readonly item: MappingListItem
  readonly accepting: boolean
  readonly onAccept: (productId: string) => void
}

export function MappingListRow({ item, accepting, onAccept }: MappingListRowProps) {
  const { t } = useTranslation('mapping')
  const [params] = useSearchParams()
  const { coverage, title } = item
  const next = new URLSearchParams(params)
  next.set('product', item.id)
  const url = `?${next}`
  const firstAccepted = item.pictures.find(({ accepted }) => accepted)?.picture.thumbnailUrl
  return (
    <li className="mp-product">
      <Thumbnail source={item.imageUrl ?? firstAccepted ?? ImageIcon} alt="" size="small" />
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Link url={url} monochrome removeUnderline>
            <Text as="span" fontWeight="semibold" breakWord>
              {title}
            </Text>
          </Link>
          {coverage.accepted > 0 && <Badge tone="success">{t('list.mapped')}</Badge>}
          {coverage.proposed > 0 && <Badge tone="info">{t('list.suggested', { count: coverage.proposed })}</Badge>}
        </InlineStack>
        <CoverageText coverage={coverage} />
      </BlockStack>
      <div className="mp-product__pictures" aria-hidden="true">
        {item.pictures.map(({ picture, accepted }) => (
          <span key={picture.id} className={`mp-picture mp-picture--still${accepted ? '' : ' mp-picture--proposed'}`}>
            <PictureImage picture={picture} />
          </span>
        ))}
      </div>
      <div className="mp-product__actions">
        <InlineStack gap="200" wrap={false} align="end">
          {coverage.proposed > 0 && (
            <Button
              loading={accepting}
              onClick={() => onAccept(item.id)}
              accessibilityLabel={t('list.acceptName', { title, count: coverage.proposed })}
            >
              {t('list.accept', { count: coverage.proposed })}
            </Button>
          )}
          <Button url={url} accessibilityLabel={t('list.openName', { title })}>
            {t('list.open')}
          </Button>
        </InlineStack>
      </div>
    </li>
  )
}
