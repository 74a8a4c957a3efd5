import { Banner, Icon, InlineStack, Spinner, Text } from '@shopify/polaris'
import { CheckCircleIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import type { SaveState } from './use-mapping-changes.ts'

interface SaveStatusProps {
  readonly state: SaveState
}

/** Says in a quiet line whether the choices are stored. */
export function SaveStatus({ state }: SaveStatusProps) {
  const { t } = useTranslation('mapping')
  const saved = state.kind === 'saved' || state.kind === 'refused'
  return (
    <div role="status" aria-live="polite">
      <InlineStack gap="100" blockAlign="center" wrap={false}>
        {saved ? <Icon source={CheckCircleIcon} tone="subdued" /> : <Spinner size="small" />}
        <Text as="span" tone="subdued" variant="bodySm">
          {t(saved ? 'save.saved' : 'save.saving')}
        </Text>
      </InlineStack>
    </div>
  )
}

/** Says what went wrong with storing, and what happens to the choices meanwhile. */
export function SaveProblem({ state, onRetry }: SaveStatusProps & { readonly onRetry: () => void }) {
  const { t } = useTranslation('mapping')
  if (state.kind === 'refused') {
    return (
      <Banner tone="critical" title={t('save.refused')}>
        <p>{state.message}</p>
      </Banner>
    )
  }
  if (state.kind !== 'waiting') return null
  return (
    <Banner tone="warning" title={t('save.waiting')} action={{ content: t('save.retry'), onAction: onRetry }}>
      <p>{t('save.waitingBody', { seconds: Math.round(state.retryInMs / 1000) })}</p>
    </Banner>
  )
}
