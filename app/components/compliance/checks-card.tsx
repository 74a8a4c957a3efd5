import { BlockStack, Box, Button, ButtonGroup, Card, Collapsible, Text } from '@shopify/polaris'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import { type CheckedSlot, checkedSlots, type RuleId } from '../../core/compliance/ruleset.ts'
import { CheckRow } from './check-row.tsx'

interface ChecksCardProps {
  readonly page: ComplianceView
  readonly slot: CheckedSlot
  readonly onSlot: (slot: CheckedSlot) => void
  readonly shown: RuleId | null
  readonly onShow: (rule: RuleId | null) => void
}

const gravity = ['fail', 'fixable', 'attested', 'warning', 'info'] as const

/** What was measured for a place in the listing: what needs attention first, what passed folded away. */
export function ChecksCard({ page, slot, onSlot, shown, onShow }: ChecksCardProps) {
  const { t } = useTranslation('compliance')
  const [open, setOpen] = useState(false)
  const passedId = useId()
  const { checks } = page.slots[slot]
  const notable = gravity.flatMap((state) => checks.filter((check) => check.state === state))
  const rest = checks.filter(({ state }) => state === 'pass' || state === 'unmeasured')
  const row = (check: (typeof checks)[number]) => (
    <CheckRow key={check.rule} check={check} shown={shown === check.rule} onShow={onShow} />
  )
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          {t('checks.title')}
        </Text>
        <div role="group" aria-label={t('slot.label')}>
          <ButtonGroup variant="segmented">
            {checkedSlots.map((id) => (
              <Button key={id} pressed={id === slot} onClick={() => onSlot(id)}>
                {t(`slot.${id}`)}
              </Button>
            ))}
          </ButtonGroup>
        </div>
        <ul className="mp-checks">{notable.map(row)}</ul>
        <Box>
          <Button
            variant="plain"
            disclosure={open ? 'up' : 'down'}
            ariaExpanded={open}
            ariaControls={passedId}
            onClick={() => setOpen(!open)}
          >
            {t('checks.passed', { count: rest.filter(({ state }) => state === 'pass').length })}
          </Button>
        </Box>
        <Collapsible id={passedId} open={open}>
          <ul className="mp-checks">{rest.map(row)}</ul>
        </Collapsible>
      </BlockStack>
    </Card>
  )
}
