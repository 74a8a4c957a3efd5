import { Badge, Button, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { Check, CheckState } from '../../core/compliance/judge.ts'
import type { RuleId } from '../../core/compliance/ruleset.ts'

interface CheckRowProps {
  readonly check: Check
  readonly shown: boolean
  readonly onShow: (rule: RuleId | null) => void
}

const tones: Readonly<Record<CheckState, 'success' | 'info' | 'warning' | 'attention' | 'critical' | undefined>> = {
  pass: 'success',
  info: 'info',
  warning: 'warning',
  fixable: 'attention',
  fail: 'critical',
  attested: 'info',
  unmeasured: undefined,
}

/** One check: what was measured against what is allowed, what that means, and where it comes from. */
export function CheckRow({ check, shown, onShow }: CheckRowProps) {
  const { t } = useTranslation('compliance')
  const { rule, label, state, measured, allowed, happened, remedy, overlay, source } = check
  return (
    <li className="mp-check">
      <InlineStack gap="200" blockAlign="center" wrap>
        <Badge tone={tones[state]}>{t(`checks.state.${state}`)}</Badge>
        <Text as="h3" variant="headingSm">
          {label}
        </Text>
      </InlineStack>
      <Text as="p" variant="bodySm" breakWord>
        {t('checks.measured', { value: measured })} · {t('checks.allowed', { value: allowed })}
      </Text>
      {happened && <Text as="p">{`${happened} ${remedy}`}</Text>}
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {`${t(source.primary ? 'checks.primary' : 'checks.suggested')} · ${t('checks.source', { title: source.title, date: source.date })}`}
      </Text>
      {overlay && (
        <Button
          size="slim"
          pressed={shown}
          accessibilityLabel={t(shown ? 'checks.hideNamed' : 'checks.showNamed', { name: label })}
          onClick={() => onShow(shown ? null : rule)}
        >
          {t(shown ? 'checks.hide' : 'checks.show')}
        </Button>
      )}
    </li>
  )
}
