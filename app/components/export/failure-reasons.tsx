import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import {
  type ExportItemView,
  type ExportListingView,
  type FailureReason,
  failureReasons,
  type ProblemPictures,
} from '../../core/export/export-view.ts'

interface FailureReasonsProps {
  readonly items: readonly ExportItemView[]
  readonly listings: readonly ExportListingView[]
  readonly pictures: ProblemPictures
  readonly draftId: string | null
  readonly retrying: boolean
  readonly onRetry: (reason: string) => void
}

/** Why products of a run failed, one entry for each reason, with what to do about it. */
export function FailureReasons({ items, listings, ...rest }: FailureReasonsProps) {
  const { t } = useTranslation('export')
  const reasons = failureReasons(items)
  if (reasons.length === 0) return null
  const titles = new Map(listings.map(({ itemId, title }) => [itemId, title]))
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t('failures.title', { count: reasons.length })}
        </Text>
        <BlockStack as="ul" gap="400">
          {reasons.map((reason) => (
            <Reason key={reason.code} reason={reason} titles={titles} {...rest} />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  )
}

interface ReasonProps extends Pick<FailureReasonsProps, 'pictures' | 'draftId' | 'retrying' | 'onRetry'> {
  readonly reason: FailureReason<ExportItemView>
  readonly titles: ReadonlyMap<string, string>
}

const named = 3

function Reason({ reason, titles, ...rest }: ReasonProps) {
  const { t } = useTranslation('export')
  const { happened, todo, count, items } = reason
  const names = items
    .slice(0, named)
    .map(({ id }) => titles.get(id) ?? '')
    .join(', ')
  return (
    <li className="mp-reason">
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" fontWeight="semibold" breakWord>
            {happened}
          </Text>
          <Badge tone="critical">{t('failures.products', { count })}</Badge>
        </InlineStack>
        <Text as="p" tone="subdued" breakWord>
          {count > named ? t('failures.more', { names, count: count - named }) : names}
        </Text>
        <Text as="p">{todo}</Text>
      </BlockStack>
      <ReasonAction reason={reason} {...rest} />
    </li>
  )
}

/** One way out for each reason; trying again stays possible where it is not the way out. */
function ReasonAction({ reason, pictures, draftId, retrying, onRetry }: Omit<ReasonProps, 'titles'>) {
  const { t } = useTranslation('export')
  const { action, code, count, happened, items } = reason
  const retry = (plain: boolean) => (
    <Button
      variant={plain ? 'plain' : undefined}
      loading={retrying}
      accessibilityLabel={t('failures.retryName', { count, happened })}
      onClick={() => onRetry(code)}
    >
      {plain ? t('failures.retryAnyway') : t('outcome.retry', { count })}
    </Button>
  )
  if (action === 'retry') return retry(false)
  return (
    <InlineStack gap="300" blockAlign="center">
      {action === 'replan' && draftId && (
        <Button url={`/app/drafts/${draftId}/plan?new=1`}>{t('items.actions.replan')}</Button>
      )}
      {action === 'reconnect' && <Button url="/app/settings">{t('items.actions.reconnect')}</Button>}
      {action === 'change_picture' && <PictureLinks items={items} pictures={pictures} />}
      {retry(true)}
    </InlineStack>
  )
}

const shownPictures = 8

function PictureLinks({
  items,
  pictures,
}: { readonly items: readonly ExportItemView[] } & Pick<ReasonProps, 'pictures'>) {
  const { t } = useTranslation('export')
  const ids = [...new Set(items.flatMap(({ problem }) => problem?.assetId ?? []))]
  if (ids.length === 1) return <Button url={`/app/library/${ids[0]}`}>{t('items.actions.changePicture')}</Button>
  return ids.slice(0, shownPictures).map((id) => {
    const picture = pictures[id]
    const fileName = picture?.fileName ?? ''
    return (
      <Link key={id} url={`/app/library/${id}`} accessibilityLabel={t('failures.openPicture', { fileName })}>
        {picture?.thumbnailUrl ? (
          <img className="mp-item__picture" src={picture.thumbnailUrl} alt="" width={40} height={40} title={fileName} />
        ) : (
          t('items.actions.changePicture')
        )}
      </Link>
    )
  })
}
