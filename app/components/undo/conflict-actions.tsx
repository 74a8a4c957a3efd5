import { useFetcher } from '@remix-run/react'
import { Button, InlineError, InlineStack } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'
import { conflictDecisionNames } from './decision-names.ts'

interface ConflictActionsProps {
  readonly runId: string
  readonly itemId: string
  readonly title: string
}

/** What to do about one product that was changed between plan and export. */
export function ConflictActions({ runId, itemId, title }: ConflictActionsProps) {
  const { t } = useTranslation('undo')
  const fetcher = useFetcher<ActionAnswer>()
  const action = `/app/exports/${runId}/conflicts`
  return (
    <>
      <InlineStack gap="300">
        {conflictDecisionNames.map((decision) => (
          <Button
            key={decision}
            variant="plain"
            disabled={fetcher.state !== 'idle'}
            accessibilityLabel={t(`changed.name.${decision}`, { title })}
            onClick={() => fetcher.submit({ decision, itemId }, { method: 'post', action })}
          >
            {t(`changed.${decision}`)}
          </Button>
        ))}
      </InlineStack>
      {fetcher.data?.ok === false && <InlineError message={fetcher.data.message} fieldID={itemId} />}
    </>
  )
}
