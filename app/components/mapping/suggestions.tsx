import { Badge, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MappedEntry } from '../../core/mapping/change-mapping.ts'
import { trustedConfidence } from '../../core/mapping/proposal.ts'
import { useFormat } from '../use-format.ts'
import { ConfidenceBadge } from './confidence-badge.tsx'
import { useEditor } from './editor-context.ts'
import { PictureImage } from './picture-image.tsx'

/** More would push the grid, which shows them too, out of sight. */
const shownAtFirst = 4

/** What Mediaport suggests for this product, why, and how sure it is. */
export function Suggestions() {
  const { t } = useTranslation('mapping')
  const { entries, apply } = useEditor()
  const [all, setAll] = useState(false)
  const waiting = entries.filter((entry) => !entry.accepted)
  if (waiting.length === 0) return null
  const trusted = waiting.filter(({ confidence }) => (confidence ?? 0) >= trustedConfidence)
  const accept = (chosen: readonly MappedEntry[]) => apply({ type: 'accept', entryIds: chosen.map(({ id }) => id) })
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {t('suggestions.title')}
            </Text>
            <Badge>{String(waiting.length)}</Badge>
          </InlineStack>
          <InlineStack gap="200">
            {trusted.length > 0 && trusted.length < waiting.length && (
              <Button onClick={() => accept(trusted)}>{t('suggestions.acceptSure', { count: trusted.length })}</Button>
            )}
            <Button variant="primary" onClick={() => accept(waiting)}>
              {t('suggestions.acceptAll', { count: waiting.length })}
            </Button>
          </InlineStack>
        </InlineStack>
        <ul className="mp-list">
          {(all ? waiting : waiting.slice(0, shownAtFirst)).map((entry) => (
            <Suggestion key={entry.id} entry={entry} />
          ))}
        </ul>
        {waiting.length > shownAtFirst && (
          <Button variant="plain" onClick={() => setAll(!all)} ariaExpanded={all}>
            {t(all ? 'suggestions.showFew' : 'suggestions.showAll', { count: waiting.length })}
          </Button>
        )}
      </BlockStack>
    </Card>
  )
}

function Suggestion({ entry }: { readonly entry: MappedEntry }) {
  const { t } = useTranslation('mapping')
  const { percent } = useFormat()
  const { apply, pictureOf, labelOf } = useEditor()
  const picture = pictureOf(entry.assetId)
  const names = { fileName: picture?.fileName ?? '' }
  return (
    <li className="mp-suggestion">
      <span className="mp-picture mp-picture--proposed">
        <PictureImage picture={picture} />
      </span>
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {t('suggestions.place', { target: labelOf(entry.target), role: t(`roles.${entry.role}`) })}
          </Text>
          <ConfidenceBadge confidence={entry.confidence ?? 0} label={percent(entry.confidence ?? 0)} />
        </InlineStack>
        <Text as="p" variant="bodySm" breakWord>
          {picture?.fileName}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {entry.reason}
        </Text>
      </BlockStack>
      <div className="mp-suggestion__actions">
        <InlineStack gap="100" wrap={false}>
          <Button
            size="slim"
            accessibilityLabel={t('suggestions.acceptName', names)}
            onClick={() => apply({ type: 'accept', entryIds: [entry.id] })}
          >
            {t('entry.accept')}
          </Button>
          <Button
            size="slim"
            variant="tertiary"
            accessibilityLabel={t('suggestions.dismissName', names)}
            onClick={() => apply({ type: 'remove', entryId: entry.id })}
          >
            {t('entry.dismiss')}
          </Button>
        </InlineStack>
      </div>
    </li>
  )
}
