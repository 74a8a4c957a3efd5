import { Badge } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { trustedConfidence } from '../../core/mapping/proposal.ts'

const likely = 0.55

/** How sure a suggestion is, in a word and a number. */
export function ConfidenceBadge({ confidence, label }: { readonly confidence: number; readonly label: string }) {
  const { t } = useTranslation('mapping')
  if (confidence >= trustedConfidence) return <Badge tone="success">{t('confidence.sure', { percent: label })}</Badge>
  if (confidence >= likely) return <Badge tone="attention">{t('confidence.likely', { percent: label })}</Badge>
  return <Badge tone="warning">{t('confidence.guess', { percent: label })}</Badge>
}
