import { BlockStack, Button, Card, InlineStack, Select, Text, TextField } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type PictureTrayView, type PictureView, trayFilters } from '../../core/mapping/mapping-view.ts'
import { TrayPicture } from './tray-picture.tsx'
import { usePictureTray } from './use-picture-tray.ts'

interface PictureTrayProps {
  readonly endpoint: string
  readonly first: PictureTrayView
  /** The export was begun with chosen pictures; those are shown first. */
  readonly hasChosen: boolean
  readonly onLoaded: (pictures: readonly PictureView[]) => void
}

/** The library, to take pictures from. */
export function PictureTray({ endpoint, first, hasChosen, onLoaded }: PictureTrayProps) {
  const { t } = useTranslation('mapping')
  const tray = usePictureTray(endpoint, first, hasChosen ? 'chosen' : 'all', onLoaded)
  const offered = trayFilters.filter((value) => value !== 'chosen' || hasChosen)
  const changeFilter = (value: string) => {
    const filter = trayFilters.find((known) => known === value)
    if (filter) tray.changeFilter(filter)
  }
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('tray.title')}
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {t('tray.count', { count: tray.total })}
          </Text>
        </InlineStack>
        <TextField
          label={t('tray.search')}
          labelHidden
          placeholder={t('tray.search')}
          value={tray.search}
          onChange={tray.changeSearch}
          clearButton
          onClearButtonClick={() => tray.changeSearch('')}
          autoComplete="off"
          loading={tray.loading}
        />
        <Select
          label={t('tray.filter')}
          labelInline
          options={offered.map((value) => ({ value, label: t(`tray.filters.${value}`) }))}
          value={tray.filter}
          onChange={changeFilter}
        />
        <Text as="p" tone="subdued" variant="bodySm">
          {t('tray.help')}
        </Text>
        <TrayPictures tray={tray} />
      </BlockStack>
    </Card>
  )
}

function TrayPictures({ tray }: { readonly tray: ReturnType<typeof usePictureTray> }) {
  const { t } = useTranslation('mapping')
  if (tray.pictures.length === 0) {
    const searching = tray.search !== '' || tray.filter !== 'all'
    return (
      <BlockStack gap="200" inlineAlign="start">
        <Text as="p">{t(searching ? 'tray.nothingFound' : 'tray.empty')}</Text>
        {!searching && <Button url="/app/library">{t('tray.addPictures')}</Button>}
      </BlockStack>
    )
  }
  return (
    <>
      <ul className="mp-tray" aria-label={t('tray.title')}>
        {tray.pictures.map((picture) => (
          <TrayPicture key={picture.id} picture={picture} />
        ))}
      </ul>
      {tray.hasMore && (
        <Button onClick={tray.loadMore} loading={tray.loading}>
          {t('tray.more')}
        </Button>
      )}
    </>
  )
}
