import { BlockStack, InlineStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { isChangedSince, type ItemProblem } from '../../core/export/export-view.ts'
import type { ExportItemState } from '../../core/export/states.ts'
import type { PictureView } from '../../core/mapping/mapping-view.ts'

interface ItemProblemTextProps {
  readonly problem: ItemProblem
  readonly picture: PictureView | undefined
  readonly draftId: string | null
  readonly state: ExportItemState
}

/** What happened, to which picture, and what to do now. */
export function ItemProblemText({ problem, picture, draftId, state }: ItemProblemTextProps) {
  const { t } = useTranslation('export')
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="start" wrap={false}>
        {picture?.thumbnailUrl && (
          <img className="mp-item__picture" src={picture.thumbnailUrl} alt="" width={40} height={40} />
        )}
        <BlockStack>
          {picture && (
            <Text as="span" variant="bodySm" breakWord>
              {picture.fileName}
            </Text>
          )}
          <Text as="span" tone={state === 'failed' ? 'critical' : 'subdued'}>
            {problem.happened}
          </Text>
          {problem.action !== 'none' && !isChangedSince({ state, problem }) && (
            <Text as="span" variant="bodySm">
              {problem.todo} <ActionLink problem={problem} draftId={draftId} />
            </Text>
          )}
        </BlockStack>
      </InlineStack>
      {problem.detail && state === 'failed' && (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {t('items.platformSaid', { message: problem.detail })}
        </Text>
      )}
    </BlockStack>
  )
}

/** The one place where the suggested action is done. Retrying stands above the list, for all items at once. */
function ActionLink({ problem, draftId }: Pick<ItemProblemTextProps, 'problem' | 'draftId'>) {
  const { t } = useTranslation('export')
  if (problem.action === 'replan' && draftId) {
    return <Link url={`/app/drafts/${draftId}/plan`}>{t('items.actions.replan')}</Link>
  }
  if (problem.action === 'map' && draftId) {
    return <Link url={`/app/drafts/${draftId}/map`}>{t('items.actions.map')}</Link>
  }
  if (problem.action === 'reconnect') return <Link url="/app/settings">{t('items.actions.reconnect')}</Link>
  if (problem.action === 'change_picture' && problem.assetId) {
    return <Link url={`/app/library/${problem.assetId}`}>{t('items.actions.changePicture')}</Link>
  }
  return null
}
