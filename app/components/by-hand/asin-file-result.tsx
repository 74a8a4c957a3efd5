import { Banner, BlockStack, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { TakenAsinFile } from '../../core/picture-zip/plan-asin-file.ts'

/** What a file of ASINs changed, and which of its lines could not be followed. */
export function AsinFileResult({ answer }: { readonly answer: TakenAsinFile }) {
  const { t } = useTranslation('byHand')
  const { saved, unknown, errorCount, errors } = answer
  const isMore = unknown > 0 || errorCount > 0
  return (
    <Banner tone={errorCount > 0 ? 'warning' : 'success'} title={t('file.saved', { count: saved })}>
      {isMore && (
        <BlockStack gap="100">
          {unknown > 0 && <Text as="p">{t('file.unknown', { count: unknown })}</Text>}
          {errorCount > 0 && (
            <>
              <Text as="p">{t('file.errors', { count: errorCount })}</Text>
              <ul>
                {errors.map(({ line, problem, value }) => (
                  <li key={line}>{t('file.line', { line, problem: t(`file.problem.${problem}`, { value }) })}</li>
                ))}
                {errorCount > errors.length && <li>{t('file.more', { count: errorCount - errors.length })}</li>}
              </ul>
            </>
          )}
        </BlockStack>
      )}
    </Banner>
  )
}
