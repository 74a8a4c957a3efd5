import { Banner, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { isComplianceIssue, isUnchecked } from '../../core/export/compliance-issues.ts'
import type { PlanItemView } from '../../core/export/plan-view.ts'

interface PlanIssuesProps {
  readonly issues: PlanItemView['issues']
  /** Where the mapping can be changed; null: there is none. */
  readonly mapUrl: string | null
}

const tones = { error: 'critical', warning: 'warning', info: 'info' } as const

/** What the merchant should know about one product before it goes out. A badge and the store's section say what is being checked. */
export function PlanIssues({ issues, mapUrl }: PlanIssuesProps) {
  const { t } = useTranslation('plan')
  const { t: compliance } = useTranslation('compliance')
  const told = issues.filter((issue) => !isUnchecked(issue))
  return told.map((issue) => (
    <Banner key={`${issue.code} ${issue.assetId}`} tone={tones[issue.severity]}>
      <Text as="p" breakWord>
        {issue.fileName && <strong>{`${issue.fileName}: `}</strong>}
        {issue.happened} {issue.remedy}{' '}
        {isComplianceIssue(issue) && issue.assetId ? (
          <Link url={`/app/library/${issue.assetId}/amazon`}>{compliance('check')}</Link>
        ) : (
          mapUrl && <Link url={mapUrl}>{t('fix')}</Link>
        )}
      </Text>
    </Banner>
  ))
}
