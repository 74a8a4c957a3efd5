import { Card, Select } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import type { ComplianceWish } from './compliance-wish.ts'

interface ProfileCardProps {
  readonly page: ComplianceView
  readonly busy: boolean
  readonly onSend: (wish: ComplianceWish) => void
}

/** By which kind of product the picture is judged. */
export function ProfileCard({ page, busy, onSend }: ProfileCardProps) {
  const { t } = useTranslation('compliance')
  const { profile, profiles } = page
  const inForce = profiles.find(({ id }) => id === profile.inForce)?.label ?? ''
  const auto = profile.chosen === null ? t('profile.auto', { label: inForce }) : t('profile.auto', { label: '…' })
  return (
    <Card>
      <Select
        label={t('profile.title')}
        helpText={t('profile.help')}
        options={[{ value: 'auto', label: auto }, ...profiles.map(({ id, label }) => ({ value: id, label }))]}
        value={profile.chosen ?? 'auto'}
        disabled={busy}
        onChange={(value) => onSend({ intent: 'profile', profile: value })}
      />
    </Card>
  )
}
