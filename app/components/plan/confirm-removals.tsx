import { Banner, BlockStack, Text, TextField } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../core/channel/channel.ts'
import type { PlanApproval } from './approval-of.ts'

interface ConfirmRemovalsProps {
  readonly approval: PlanApproval
  readonly channel: Channel
}

/** Nothing leaves a product on a mere click: the merchant types how many pictures do. */
export function ConfirmRemovals({ approval, channel }: ConfirmRemovalsProps) {
  const { t } = useTranslation('plan')
  const { removals, typed, confirmed } = approval
  if (removals === 0) return null
  return (
    <Banner tone="warning" title={t('removals.title', { count: removals })}>
      <BlockStack gap="200">
        <Text as="p">{t(channel === 'shopify' ? 'removals.body' : 'removals.bodyElsewhere')}</Text>
        <div className="mp-confirm-number">
          <TextField
            label={t('removals.type', { number: removals })}
            value={typed}
            onChange={approval.type}
            autoComplete="off"
            inputMode="numeric"
            error={typed !== '' && !confirmed ? t('removals.wrong', { number: removals }) : undefined}
          />
        </div>
      </BlockStack>
    </Banner>
  )
}
