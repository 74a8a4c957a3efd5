import { Badge, type BadgeProps, BlockStack, Card, InlineStack, Link, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'
import type { RecentExport } from '../../core/export/recent-export.ts'
import type { ExportRunState } from '../../core/export/states.ts'
import { useFormat } from '../use-format.ts'

interface RecentExportsCardProps {
  readonly exports: readonly RecentExport[]
  readonly timeZone: string
}

export function RecentExportsCard({ exports, timeZone }: RecentExportsCardProps) {
  const { t } = useTranslation('home')
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t('exports.title')}
          </Text>
          {exports.length > 0 && <Link url="/app/exports">{t('exports.all')}</Link>}
        </InlineStack>
        {exports.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('exports.empty')}
          </Text>
        ) : (
          <BlockStack as="ul" gap="300">
            {exports.map((run) => (
              <ExportRow key={run.id} run={run} timeZone={timeZone} />
            ))}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  )
}

const stateTones = {
  scheduled: undefined,
  queued: 'attention',
  running: 'info',
  pausing: 'attention',
  paused: 'attention',
  cancelling: 'attention',
  finished: 'success',
  cancelled: undefined,
} as const satisfies Record<ExportRunState, BadgeProps['tone']>

function ExportRow({ run, timeZone }: { readonly run: RecentExport; readonly timeZone: string }) {
  const { t } = useTranslation('home')
  const format = useFormat(timeZone)
  return (
    <li className="mp-row">
      <BlockStack gap="050">
        <Link url={`/app/exports/${run.id}`} removeUnderline>
          <Text as="span" fontWeight="semibold" breakWord>
            {run.title}
          </Text>
        </Link>
        <Text as="p" variant="bodySm" tone="subdued">
          {[
            run.connection,
            format.dateTime(run.createdAt),
            t('exports.counts', { done: run.done, count: run.total }),
          ].join(' · ')}
        </Text>
      </BlockStack>
      <InlineStack gap="200">
        {run.failed > 0 && <Badge tone="critical">{t('exports.failed', { count: run.failed })}</Badge>}
        <Badge tone={stateTones[run.state]}>{t(`exports.state.${run.state}`)}</Badge>
      </InlineStack>
    </li>
  )
}
