import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Badge, Banner, BlockStack, Box, Page } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ConnectionPageView } from '../../core/connections/store-view.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { statusTones } from '../settings/connections-section.tsx'
import { useActionToast } from '../use-action-toast.ts'
import { AccountAccessCard } from './account-access-card.tsx'
import { SellerAccessCard } from './amazon/seller-access-card.tsx'
import { CapabilitiesCard } from './capabilities-card.tsx'
import { ImageFormatCard } from './image-format-card.tsx'
import { RenameCard } from './rename-card.tsx'
import { VideosCard } from './videos-card.tsx'

/** One account: whether it works and what it allows, its name, its pictures, its access. */
export function ConnectionPage({ connection }: { readonly connection: ConnectionPageView }) {
  const { t } = useTranslation('connections')
  const fetcher = useFetcher<ActionAnswer>()
  useActionToast(fetcher.data, t('account.checked'))
  const { id, label, channel, channelLabel, status, problem, imageFormat, videos, access } = connection
  const { seller, renewUrl } = connection
  const isOurs = channel !== 'shopify'
  return (
    <Page
      title={label}
      subtitle={channelLabel}
      titleMetadata={<Badge tone={statusTones[status]}>{t(`account.status.${status}`)}</Badge>}
      backAction={{ content: t('back'), url: '/app/settings' }}
      primaryAction={isOurs ? { content: t('account.match'), url: `/app/connections/${id}/products` } : undefined}
    >
      <TitleBar title={label} />
      <BlockStack gap="400">
        {problem && (
          <Banner
            tone={status === 'needs_reconnect' ? 'warning' : 'info'}
            action={
              renewUrl && status !== 'active'
                ? {
                    content: status === 'disconnected' ? t('account.connectAgain') : t('account.reconnect'),
                    url: renewUrl,
                  }
                : undefined
            }
          >
            {problem}
          </Banner>
        )}
        {fetcher.state === 'idle' && fetcher.data?.ok === false && (
          <Banner tone="critical">{fetcher.data.message}</Banner>
        )}
        <CapabilitiesCard
          connection={connection}
          checking={fetcher.state !== 'idle'}
          onCheck={() => fetcher.submit({ intent: 'check' }, { method: 'post' })}
        />
        {imageFormat && <ImageFormatCard saved={imageFormat} />}
        {videos && <VideosCard saved={videos} offered={access?.kind !== 'keys'} />}
        {isOurs && <RenameCard saved={label} />}
        {seller ? (
          <SellerAccessCard connection={connection} seller={seller} />
        ) : (
          <AccountAccessCard connection={connection} renewUrl={renewUrl ?? undefined} />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}
