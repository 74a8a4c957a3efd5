import { Banner } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ChannelPlanView } from '../../core/export/plan-view.ts'

/** Which products of the export have nothing to go to in an account, and where to say what they are there. */
export function UnlinkedBanner({ channel }: { readonly channel: ChannelPlanView }) {
  const { t } = useTranslation('plan')
  const { connectionId, label, unlinked } = channel
  const { count, titles } = unlinked
  if (count === 0) return null
  const names = titles.map((title) => `“${title}”`).join(', ')
  const others = count - titles.length
  const products = others > 0 ? t('unlinked.more', { names, count: others }) : names
  const link =
    channel.channel === 'shopify'
      ? undefined
      : { content: t('unlinked.link'), url: `/app/connections/${connectionId}/products` }
  return (
    <Banner tone="info" action={link}>
      {t('unlinked.body', { count, products, name: label })}
    </Banner>
  )
}
