import { Badge, Banner, BlockStack, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'

const tones = { pass: 'success', vouched: 'info', fixable: 'warning', fail: 'critical' } as const

/** The verdict on what would be sent, with that on the original beside it where fixes are in force. */
export function VerdictCard({ page }: { readonly page: ComplianceView }) {
  const { t } = useTranslation('compliance')
  const { accepted, slots, ruleset, generated } = page
  const { verdict, checks } = accepted?.result ?? slots.main
  const vouched = checks.filter(({ state }) => state === 'attested').map(({ label }) => label)
  return (
    <BlockStack gap="300">
      <Banner title={t(`verdict.${verdict}`, { rules: vouched.join(', ') })} tone={tones[verdict]}>
        <BlockStack gap="200">
          {accepted && (
            <InlineStack gap="200" wrap>
              <Badge tone={tones[accepted.verdict]}>{`${t('verdict.fixed')}: ${t(`short.${accepted.verdict}`)}`}</Badge>
              <Badge tone={tones[slots.main.verdict]}>
                {`${t('verdict.asBrought')}: ${t(`short.${slots.main.verdict}`)}`}
              </Badge>
            </InlineStack>
          )}
          <Text as="p">{t('verdict.measured', { version: ruleset.replace(/^amazon-/, '') })}</Text>
        </BlockStack>
      </Banner>
      {generated && <Banner tone="warning">{t('verdict.generated')}</Banner>}
    </BlockStack>
  )
}
