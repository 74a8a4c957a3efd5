import { BlockStack, Button, Card, ChoiceList, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fixSteps, type FixStep } from '../../core/assets/picture-fixes.ts'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import { useApprover } from '../export/approver.ts'
import { useFormat } from '../use-format.ts'
import { FixPreview } from './fix-preview.tsx'
import type { ComplianceWish } from './compliance-wish.ts'

interface FixesCardProps {
  readonly page: ComplianceView
  readonly viewerId: string
  readonly busy: boolean
  readonly onSend: (wish: ComplianceWish) => void
}

/** The fixes that are offered, what they make of the picture, and the accepted ones with the way back. */
export function FixesCard({ page, viewerId, busy, onSend }: FixesCardProps) {
  const { t } = useTranslation('compliance')
  const { fixes, accepted } = page
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('fixes.title')}
        </Text>
        <Text as="p" tone="subdued">
          {t('fixes.help')}
        </Text>
        {accepted ? (
          <InForce accepted={accepted} page={page} viewerId={viewerId} busy={busy} onSend={onSend} />
        ) : fixes.length === 0 ? (
          <Text as="p">{t('fixes.none')}</Text>
        ) : (
          <Offered page={page} busy={busy} onSend={onSend} />
        )}
      </BlockStack>
    </Card>
  )
}

function Offered({ page, busy, onSend }: Omit<FixesCardProps, 'viewerId'>) {
  const { t } = useTranslation('compliance')
  const [chosen, setChosen] = useState<FixStep[]>(page.fixes.filter(({ asks }) => !asks).map(({ step }) => step))
  const choose = (steps: string[]) => setChosen(fixSteps.filter((step) => steps.includes(step)))
  return (
    <>
      <ChoiceList
        allowMultiple
        title={t('fixes.choose')}
        choices={page.fixes.map(({ step, asks }) => ({
          value: step,
          label: t(`fixes.step.${step}`),
          ...(asks && { helpText: t('fixes.ask') }),
        }))}
        selected={chosen}
        onChange={choose}
      />
      <FixPreview page={page} steps={chosen} />
      <InlineStack gap="200">
        <Button
          variant="primary"
          loading={busy}
          disabled={chosen.length === 0}
          onClick={() => onSend({ intent: 'accept', steps: chosen.join(',') })}
        >
          {t('fixes.accept')}
        </Button>
      </InlineStack>
    </>
  )
}

interface InForceProps extends FixesCardProps {
  readonly accepted: NonNullable<ComplianceView['accepted']>
}

function InForce({ accepted, page, viewerId, busy, onSend }: InForceProps) {
  const { t } = useTranslation('compliance')
  const who = useApprover()(accepted.by, viewerId)
  const when = useFormat(page.timeZone).dateTime(accepted.at)
  return (
    <>
      <Text as="h3" variant="headingSm">
        {t('fixes.inForce')}
      </Text>
      <ul>
        {accepted.steps.map((step) => (
          <li key={step}>{t(`fixes.step.${step}`)}</li>
        ))}
      </ul>
      <FixPreview page={page} steps={accepted.steps} />
      <Text as="p" tone="subdued">
        {t('fixes.accepted', { who, when })}
      </Text>
      <InlineStack>
        <Button loading={busy} onClick={() => onSend({ intent: 'undo' })}>
          {t('fixes.undo')}
        </Button>
      </InlineStack>
    </>
  )
}
