import { BlockStack, Card, Checkbox, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ComplianceView, StatementView } from '../../core/compliance/compliance-view.ts'
import { useApprover } from '../export/approver.ts'
import { useFormat } from '../use-format.ts'
import type { ComplianceWish } from './compliance-wish.ts'

interface StatementsCardProps {
  readonly page: ComplianceView
  readonly viewerId: string
  readonly busy: boolean
  readonly onSend: (wish: ComplianceWish) => void
}

/** What a person vouches for: first answers to findings, then the checklist. */
export function StatementsCard({ page, viewerId, busy, onSend }: StatementsCardProps) {
  const { t } = useTranslation('compliance')
  const approver = useApprover()
  const format = useFormat(page.timeZone)
  const { checklist, answers } = page
  const box = ({ id, text, attested }: StatementView) => (
    <Checkbox
      key={id}
      label={text}
      checked={attested !== null}
      disabled={busy}
      helpText={
        attested && t('human.attested', { who: approver(attested.by, viewerId), when: format.dateTime(attested.at) })
      }
      onChange={(holds) => onSend({ intent: 'attest', statement: id, holds: holds ? 'yes' : 'no' })}
    />
  )
  const done = checklist.filter(({ attested }) => attested).length
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('human.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('human.help')}
        </Text>
        {answers.length > 0 && (
          <>
            <Text as="h3" variant="headingSm">
              {t('human.answers')}
            </Text>
            {answers.map(box)}
          </>
        )}
        <Text as="p" variant="bodySm">
          {t('human.progress', { done, total: checklist.length })}
        </Text>
        {checklist.map(box)}
      </BlockStack>
    </Card>
  )
}
