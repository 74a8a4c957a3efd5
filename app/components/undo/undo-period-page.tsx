import { useFetcher } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Box, Button, Card, ChoiceList, InlineStack, Page, Text, TextField } from '@shopify/polaris'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'
import { EmptyPage } from '../empty-page.tsx'

interface UndoableAccount {
  readonly connectionId: string
  readonly channel: string
  readonly label: string
  readonly exports: number
}

interface UndoPeriodPageProps {
  readonly choice: { readonly accounts: readonly UndoableAccount[]; readonly days: number; readonly timeZone: string }
}

/** Taking back more than one export: of which account, and from when on. */
export function UndoPeriodPage({ choice }: UndoPeriodPageProps) {
  const { t } = useTranslation('undo')
  const { accounts, days } = choice
  return (
    <Page title={t('period.title')} backAction={{ content: t('period.back'), url: '/app/exports' }}>
      <TitleBar title={t('period.title')} />
      <Card>
        {accounts.length === 0 ? (
          <EmptyPage illustration="products" heading={t('period.empty.title')}>
            {t('period.empty.body', { days })}
          </EmptyPage>
        ) : (
          <PeriodForm choice={choice} />
        )}
      </Card>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

function PeriodForm({ choice: { accounts, days, timeZone } }: UndoPeriodPageProps) {
  const { t } = useTranslation('undo')
  const fetcher = useFetcher<ActionAnswer>()
  const [connectionId, setConnectionId] = useState(accounts[0]?.connectionId ?? '')
  const [range, setRange] = useState<'all' | 'since'>('all')
  const [date, setDate] = useState('')
  const [time, setTime] = useState('00:00')
  const account = accounts.find((known) => known.connectionId === connectionId)
  const incomplete = range === 'since' && (date === '' || time === '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (incomplete) return
    fetcher.submit({ connectionId, ...(range === 'since' && { date, time }) }, { method: 'post' })
  }
  return (
    <form onSubmit={submit}>
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        <ChoiceList
          title={t('period.where')}
          choices={accounts.map(({ connectionId: value, channel, label, exports: count }) => ({
            value,
            label: `${channel} · ${label}`,
            helpText: t('period.exports', { count, days }),
          }))}
          selected={[connectionId]}
          onChange={([value]) => setConnectionId(value ?? connectionId)}
        />
        <ChoiceList
          title={t('period.range')}
          choices={[
            { value: 'all', label: t('period.all', { count: account?.exports ?? 0, days }) },
            { value: 'since', label: t('period.since') },
          ]}
          selected={[range]}
          onChange={([value]) => setRange(value === 'since' ? 'since' : 'all')}
        />
        {range === 'since' && (
          <BlockStack gap="200">
            <InlineStack gap="300">
              <TextField label={t('period.date')} type="date" value={date} onChange={setDate} autoComplete="off" />
              <TextField label={t('period.time')} type="time" value={time} onChange={setTime} autoComplete="off" />
            </InlineStack>
            <Text as="p" tone="subdued">
              {t('period.zone', { timeZone: timeZone.replaceAll('_', ' ') })}
            </Text>
          </BlockStack>
        )}
        <Text as="p" tone="subdued">
          {t('period.next')}
        </Text>
        <InlineStack>
          <Button submit variant="primary" disabled={incomplete} loading={fetcher.state !== 'idle'}>
            {t('period.show')}
          </Button>
        </InlineStack>
      </BlockStack>
    </form>
  )
}
