import { BlockStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { ChannelIssue } from '../../core/channel/channel-issue.ts'
import type { PublicationState } from '../../core/publication/publication.ts'
import type { PublicationView } from '../../core/publication/publication-view.ts'
import { useFormat } from '../use-format.ts'

interface PublicationTextProps {
  readonly publication: PublicationView
  readonly draftId: string | null
  readonly timeZone: string
}

const isTrouble: Record<PublicationState, boolean> = {
  ...{ accepted: false, live: false, unknown: false, superseded: false },
  ...{ not_shown: true, suppressed: true, rejected: true },
}

/** What shoppers see of an accepted listing, why, and what to do now. */
export function PublicationText({ publication, draftId, timeZone }: PublicationTextProps) {
  const { t } = useTranslation('export')
  const format = useFormat(timeZone)
  const { state, happened, todo, nextCheckAt, issues } = publication
  const told = issues.filter(({ severity }) => severity !== 'info')
  return (
    <BlockStack gap="100">
      <Text as="span" tone={isTrouble[state] ? 'critical' : 'subdued'}>
        {happened}
      </Text>
      {todo && (
        <Text as="span" variant="bodySm">
          {todo}{' '}
          {state !== 'accepted' && draftId && (
            <Link url={`/app/drafts/${draftId}/plan?new=1`}>{t('published.again')}</Link>
          )}
        </Text>
      )}
      {told.map((issue) => (
        <IssueText key={`${issue.code} ${issue.slot ?? ''} ${issue.message}`} issue={issue} />
      ))}
      {nextCheckAt && (
        <Text as="span" variant="bodySm" tone="subdued">
          {t('published.next', { when: format.dateTime(nextCheckAt) })}
        </Text>
      )}
    </BlockStack>
  )
}

function IssueText({ issue: { happened, remedy, message, ours } }: { readonly issue: ChannelIssue }) {
  const { t } = useTranslation('export')
  return (
    <BlockStack>
      <Text as="span" variant="bodySm" tone={ours ? undefined : 'subdued'} breakWord>
        {ours ? '' : `${t('published.advice')} `}
        {happened} {remedy}
      </Text>
      <Text as="span" variant="bodySm" tone="subdued" breakWord>
        {t('items.platformSaid', { message })}
      </Text>
    </BlockStack>
  )
}
