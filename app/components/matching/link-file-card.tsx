import { Banner, BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { LinkChange, LinkFileError, LinkFileSummary } from '../../core/matching/link-file.ts'
import type { MatchingView } from '../../core/matching/matching-view.ts'
import { useFormat } from '../use-format.ts'
import type { MatchingActions } from './use-matching-actions.ts'

interface LinkFileCardProps {
  readonly file: NonNullable<MatchingView['linkFile']>
  readonly actions: MatchingActions
}

/** What a file of links would change, line by line, and the merchant's word on it. */
export function LinkFileCard({ file: { fileName, summary }, actions }: LinkFileCardProps) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  return (
    <Card>
      <section aria-label={t('file.title', { name: fileName })}>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd" breakWord>
            {t('file.title', { name: fileName })}
          </Text>
          {summary ? <FileSummary summary={summary} /> : <Text as="p">{t('file.notChecked')}</Text>}
          <InlineStack gap="200">
            {summary === null && (
              <Button variant="primary" loading={actions.starting === 'check'} onClick={() => actions.start('check')}>
                {t('file.checkAgain')}
              </Button>
            )}
            {summary !== null && summary.changeCount > 0 && (
              <Button variant="primary" loading={actions.starting === 'apply'} onClick={() => actions.start('apply')}>
                {t('file.apply', { count: summary.changeCount, amount: format.number(summary.changeCount) })}
              </Button>
            )}
            <Button loading={actions.discarding} onClick={actions.discardFile}>
              {t('file.discard')}
            </Button>
          </InlineStack>
        </BlockStack>
      </section>
    </Card>
  )
}

function FileSummary({ summary }: { readonly summary: LinkFileSummary }) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const { changes, changeCount, errors, errorCount, unchanged } = summary
  return (
    <BlockStack gap="300">
      <Text as="p" tone="subdued">
        {[
          t('file.changes', { count: changeCount, amount: format.number(changeCount) }),
          unchanged > 0 && t('file.unchanged', { count: unchanged, amount: format.number(unchanged) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {errorCount > 0 && (
        <Banner tone="warning" title={t('file.errors', { count: errorCount, amount: format.number(errorCount) })}>
          <ul>
            {errors.map((error) => (
              <li key={`${error.line} ${error.problem}`}>
                <ErrorText error={error} />
              </li>
            ))}
            {errorCount > errors.length && <li>{t('row.more', { count: errorCount - errors.length })}</li>}
          </ul>
        </Banner>
      )}
      {changes.length > 0 && (
        <ul className="mp-offers mp-offers--long" tabIndex={0} aria-label={t('file.changesLabel')}>
          {changes.map((change) => (
            <ChangeRow key={`${change.line} ${change.add?.remoteId ?? ''}`} change={change} />
          ))}
        </ul>
      )}
      {changeCount > changes.length && (
        <Text as="p" tone="subdued">
          {t('row.more', { count: changeCount - changes.length })}
        </Text>
      )}
    </BlockStack>
  )
}

function ChangeRow({ change: { line, title, remove, add } }: { readonly change: LinkChange }) {
  const { t } = useTranslation('matching')
  const asin = add?.details.asin
  const comes = add && (asin ? t('row.skuAndAsin', { sku: add.remoteId, asin }) : t('row.sku', { sku: add.remoteId }))
  const goes = remove.join(', ')
  return (
    <li className="mp-offers__row">
      <Text as="p" breakWord>
        <bdi>{title}</bdi>
      </Text>
      <Text as="p" variant="bodySm" tone="subdued" breakWord>
        {t('file.line', { line })}
        {': '}
        {comes && (goes ? t('file.replaced', { comes, goes }) : t('file.added', { comes }))}
        {!comes && t('file.removed', { goes })}
      </Text>
    </li>
  )
}

function ErrorText({ error: { line, problem, value, other } }: { readonly error: LinkFileError }) {
  const { t } = useTranslation('matching')
  return (
    <>
      {t('file.line', { line })}: {t(`file.problem.${problem}`, { value, other })}
    </>
  )
}
