import { Badge, BlockStack, Button, Checkbox, InlineGrid, InlineStack, Text, Thumbnail } from '@shopify/polaris'
import { ImageIcon } from '@shopify/polaris-icons'
import { useTranslation } from 'react-i18next'
import type { MatchRow, StoreView } from '../../core/matching/matching-view.ts'
import { LinkText } from './link-text.tsx'
import { QuestionText } from './question-text.tsx'

interface MatchListRowProps {
  readonly store: StoreView
  readonly row: MatchRow
  readonly href: string
  readonly compared: boolean
  readonly selected: boolean
  readonly accepting: boolean
  readonly onSelect: (selected: boolean) => void
  readonly onAccept: () => void
}

/** A product of the merchant's and what it is in the store: linked, found, asked, or nothing yet. */
export function MatchListRow({
  store,
  row,
  href,
  compared,
  selected,
  accepting,
  onSelect,
  onAccept,
}: MatchListRowProps) {
  const { t } = useTranslation('matching')
  const { title, found, linked, questionCount } = row
  const { words: context } = store
  const action = questionCount > 0 ? 'decide' : linked.length + found.length > 0 ? 'change' : 'choose'
  const actionText = action === 'choose' ? t('actions.choose', { context }) : t(`actions.${action}`)
  return (
    <li className="mp-match">
      <InlineGrid columns={{ xs: 1, md: ['oneThird', 'twoThirds'] }} gap="300">
        <InlineStack gap="300" blockAlign="start" wrap={false}>
          <Checkbox
            label={t('row.select', { title })}
            labelHidden
            checked={selected}
            disabled={found.length === 0}
            onChange={onSelect}
          />
          <Thumbnail size="small" source={row.imageUrl ?? ImageIcon} alt="" />
          <ProductFacts row={row} />
        </InlineStack>
        <InlineGrid columns={{ xs: 1, sm: '1fr auto' }} gap="300" alignItems="start">
          <MatchState store={store} row={row} compared={compared} />
          <InlineStack gap="200" wrap={false}>
            {found.length > 0 && (
              <Button loading={accepting} accessibilityLabel={t('actions.acceptNamed', { title })} onClick={onAccept}>
                {t('actions.accept')}
              </Button>
            )}
            <Button
              variant={action === 'decide' ? 'secondary' : 'tertiary'}
              url={href}
              accessibilityLabel={t('actions.openNamed', { action: actionText, title })}
            >
              {actionText}
            </Button>
          </InlineStack>
        </InlineGrid>
      </InlineGrid>
    </li>
  )
}

function ProductFacts({ row: { title, variantCount, status } }: { readonly row: MatchRow }) {
  const { t } = useTranslation('matching')
  const facts = [t('row.variants', { count: variantCount }), status !== 'active' && t(`row.${status}`)]
  return (
    <BlockStack gap="050">
      <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
        <bdi>{title}</bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued">
        {facts.filter(Boolean).join(' · ')}
      </Text>
    </BlockStack>
  )
}

/** Of a product whose variants the store sells as products of their own. */
const linksShown = 3

function MatchState({ store, row, compared }: Pick<MatchListRowProps, 'store' | 'row' | 'compared'>) {
  const { t } = useTranslation('matching')
  const { linked, found, questions, questionCount, variantCount, keyedCount } = row
  const { words: context, unit } = store
  const links = [
    ...linked.map((link) => ({ link, key: `linked ${link.remoteId}` })),
    // More of a listing may have been found than is linked of it.
    ...found.map((link) => ({ link, key: `found ${link.remoteId}` })),
  ]
  const nothing = links.length + questionCount === 0
  // A platform that lists products lists their variants with them.
  const missing = unit === 'sku' && !nothing ? variantCount - row.metCount : 0
  return (
    <BlockStack gap="200">
      <InlineStack gap="200">
        {linked.length > 0 && <Badge tone="success">{t('row.linked')}</Badge>}
        {found.length > 0 && <Badge tone="info">{t('row.found')}</Badge>}
        {questionCount > 0 && <Badge tone="attention">{t('row.question', { count: questionCount })}</Badge>}
        {nothing && <Badge>{t('row.unlinked')}</Badge>}
      </InlineStack>
      {links.slice(0, linksShown).map(({ link, key }) => (
        <LinkText key={key} link={link} variantCount={variantCount} unit={unit} />
      ))}
      {links.length > linksShown && (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('row.moreListings', { context, count: links.length - linksShown })}
        </Text>
      )}
      {questions.map((question) => (
        <Text key={`${question.kind} ${question.variant}`} as="p" variant="bodySm" breakWord>
          <QuestionText question={question} words={context} />
        </Text>
      ))}
      {questionCount > questions.length && (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('row.more', { count: questionCount - questions.length })}
        </Text>
      )}
      {missing > 0 && compared && (
        <Text as="p" variant="bodySm" tone="subdued">
          {t('row.missing', { count: missing })}
        </Text>
      )}
      {nothing && (
        <Text as="p" variant="bodySm" tone="subdued">
          {keyedCount === 0
            ? t('row.noKeys', { context })
            : compared
              ? t('row.notFound', { context })
              : t('row.notCompared')}
        </Text>
      )}
    </BlockStack>
  )
}
