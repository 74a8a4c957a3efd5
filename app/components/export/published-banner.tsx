import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ExportItemView } from '../../core/export/export-view.ts'
import { countPublications, needsLook } from '../../core/publication/publication-view.ts'

/** What became of the accepted items of a run that is over; nothing where the channel shows what it accepts at once. */
export function PublishedBanner({ items }: { readonly items: readonly ExportItemView[] }) {
  const { t } = useTranslation('export')
  const counts = countPublications(items.flatMap(({ publication }) => publication?.state ?? []))
  const troubled = needsLook(counts)
  if (troubled > 0) {
    return (
      <Banner tone="warning" title={t('published.trouble', { count: troubled })}>
        <p>{t('published.troubleBody', { live: counts.live, accepted: counts.accepted })}</p>
      </Banner>
    )
  }
  if (counts.accepted > 0) {
    return (
      <Banner tone="info" title={t('published.waiting', { count: counts.accepted })}>
        <p>{t('published.waitingBody', { live: counts.live })}</p>
      </Banner>
    )
  }
  return counts.live > 0 ? <Banner tone="success">{t('published.live', { count: counts.live })}</Banner> : null
}
