import { Badge, type BadgeProps } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { PublicationState } from '../../core/publication/publication.ts'

const tones: Record<PublicationState, BadgeProps['tone']> = {
  accepted: 'info',
  live: 'success',
  not_shown: 'warning',
  suppressed: 'critical',
  rejected: 'critical',
  unknown: 'attention',
  superseded: undefined,
}

/** Of an item that the channel accepted: whether shoppers see it. */
export function PublicationBadge({ state }: { readonly state: PublicationState }) {
  const { t } = useTranslation('export')
  return <Badge tone={tones[state]}>{t(`published.states.${state}`)}</Badge>
}
