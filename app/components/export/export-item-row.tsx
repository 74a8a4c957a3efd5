import { BlockStack, Button, InlineStack, Link, ProgressBar, Text, Thumbnail } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import { type ExportItemView, type ExportListingView, isChangedSince } from '../../core/export/export-view.ts'
import { isFinal } from '../../core/export/states.ts'
import type { PictureView } from '../../core/mapping/mapping-view.ts'
import { ConflictActions } from '../undo/conflict-actions.tsx'
import { ItemProblemText } from './item-problem-text.tsx'
import { PublicationText } from './publication-text.tsx'
import { ItemStateBadge } from './state-badge.tsx'

interface ExportItemRowProps {
  readonly item: ExportItemView
  readonly listing: ExportListingView | undefined
  readonly picture: PictureView | undefined
  readonly draftId: string | null
  readonly runId: string
  readonly isUndo: boolean
  readonly timeZone: string
  readonly onUndo: ((itemId: string) => void) | null
}

export function ExportItemRow({
  item,
  listing,
  picture,
  draftId,
  runId,
  isUndo,
  timeZone,
  onUndo,
}: ExportItemRowProps) {
  const { t } = useTranslation('export')
  const { t: tUndo } = useTranslation('undo')
  const title = listing?.title ?? ''
  const name = listing?.listedAs ?? title
  const working = !isFinal(item.state) && item.state !== 'queued'
  return (
    <li className="mp-item">
      <Thumbnail source={listing?.imageUrl ?? ImageIcon} alt="" size="small" />
      <BlockStack gap="100">
        <Text as="span" fontWeight="semibold" breakWord>
          {title}
        </Text>
        {listing?.listedAs && (
          <Text as="span" variant="bodySm" tone="subdued" breakWord>
            {t('items.listedAs', { title: listing.listedAs })}
          </Text>
        )}
        {item.imagesTotal > 0 && (
          <Text as="span" variant="bodySm" tone="subdued">
            {t(picturesKey(item), { done: item.imagesDone, count: item.imagesTotal })}
          </Text>
        )}
        {working && item.imagesTotal > 0 && (
          <div className="mp-item__bar">
            <ProgressBar size="small" progress={(item.imagesDone / item.imagesTotal) * 100} />
          </div>
        )}
        {item.problem && (
          <ItemProblemText problem={item.problem} picture={picture} draftId={draftId} state={item.state} />
        )}
        {item.publication && <PublicationText publication={item.publication} {...{ draftId, timeZone }} />}
        {isChangedSince(item) && <ConflictActions runId={runId} itemId={item.id} title={name} />}
      </BlockStack>
      <div className="mp-item__end">
        <InlineStack gap="300" blockAlign="center" align="end">
          {listing?.adminUrl && (
            <Link
              url={listing.adminUrl}
              target={listing.adminUrl.startsWith('shopify:') ? '_top' : '_blank'}
              accessibilityLabel={t('items.openName', { title: name })}
            >
              {t('items.open')}
            </Link>
          )}
          {onUndo && item.state === 'done' && (
            <Button
              variant="plain"
              accessibilityLabel={tUndo('run.itemName', { title: name })}
              onClick={() => onUndo(item.id)}
            >
              {tUndo('run.item')}
            </Button>
          )}
          <ItemStateBadge
            state={item.state}
            code={item.problem?.code}
            isUndo={isUndo}
            published={item.publication?.state}
          />
        </InlineStack>
      </div>
    </li>
  )
}

function picturesKey({ state, imagesDone, publication }: ExportItemView) {
  const isSeen = (publication?.state ?? 'live') === 'live'
  if (state === 'done') return isSeen ? 'items.picturesLive' : 'items.picturesAccepted'
  return imagesDone === 0 || state === 'skipped' ? 'items.pictures' : 'items.picturesUploaded'
}
