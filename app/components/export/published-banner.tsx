import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { type Channel, channelLabels } from '../../core/channel/channel.ts'
import type { ExportItemView } from '../../core/export/export-view.ts'
import { countPublications, countUnseen } from '../../core/publication/publication-view.ts'

interface PublishedBannerProps {
  readonly items: readonly ExportItemView[]
  readonly channel: Channel
}

/** What became of the accepted items of a run that is over; nothing where the channel shows what it accepts at once. */
export function PublishedBanner({ items, channel }: PublishedBannerProps) {
  const { t } = useTranslation('export')
  const counts = countPublications(items.flatMap(({ publication }) => publication?.state ?? []))
  const { live, accepted, unknown } = counts
  const unseen = countUnseen(counts)
  if (unseen > 0 || unknown > 0) {
    const title = unseen > 0 ? t('published.trouble', { count: unseen }) : t('published.uncertain', { count: unknown })
    return (
      <Banner tone="warning" title={title}>
        <p>
          {t('published.troubleBody', { live, accepted })}{' '}
          {unseen > 0 && unknown > 0 && t('published.also', { unknown })}
        </p>
      </Banner>
    )
  }
  if (accepted > 0) {
    return (
      <Banner tone="info" title={t('published.waiting', { count: accepted })}>
        <p>{t('published.waitingBody', { live, channel: channelLabels[channel] })}</p>
      </Banner>
    )
  }
  return live > 0 ? <Banner tone="success">{t('published.live', { count: live })}</Banner> : null
}
