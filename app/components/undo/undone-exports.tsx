import { BlockStack, Card, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../use-format.ts'

export interface UndoneExportsView {
  readonly shown: readonly { readonly runId: string; readonly title: string; readonly createdAt: string }[]
  readonly count: number
}

interface UndoneExportsProps {
  readonly exports: UndoneExportsView
  readonly timeZone: string
}

/** Which exports an undo takes back; one alone is named by the page's title already. */
export function UndoneExports({ exports: { shown, count }, timeZone }: UndoneExportsProps) {
  const { t } = useTranslation('undo')
  const format = useFormat(timeZone)
  if (count < 2) return null
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t('exports.title', { count })}
        </Text>
        <BlockStack as="ul" gap="100">
          {shown.map(({ runId, title, createdAt }) => (
            <li key={runId} className="mp-row">
              <Link url={`/app/exports/${runId}`}>{title}</Link>
              <Text as="span" tone="subdued" alignment="end">
                {format.dateTime(createdAt)}
              </Text>
            </li>
          ))}
        </BlockStack>
        {count > shown.length && (
          <Text as="p" tone="subdued">
            {t('exports.more', { count: count - shown.length })}
          </Text>
        )}
      </BlockStack>
    </Card>
  )
}
