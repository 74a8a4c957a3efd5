import { useFetcher, useNavigate } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComplianceView } from '../../core/compliance/compliance-view.ts'
import type { CheckedSlot, RuleId } from '../../core/compliance/ruleset.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'
import { type ComplianceWish, wishDone } from './compliance-wish.ts'
import { ChecksCard } from './checks-card.tsx'
import { DuplicatesCard } from './duplicates-card.tsx'
import { FixesCard } from './fixes-card.tsx'
import { PictureCard } from './picture-card.tsx'
import { ProfileCard } from './profile-card.tsx'
import { StatementsCard } from './statements-card.tsx'
import { VerdictCard } from './verdict-card.tsx'

interface CompliancePageProps {
  readonly page: ComplianceView
  readonly viewerId: string
}

/** A picture's check for Amazon: what was measured, what can be fixed, and what a person says. */
export function CompliancePage({ page, viewerId }: CompliancePageProps) {
  const { t } = useTranslation('compliance')
  const navigate = useNavigate()
  const fetcher = useFetcher<ActionAnswer>()
  const [slot, setSlot] = useState<CheckedSlot>('main')
  const [shown, setShown] = useState<RuleId | null>(null)
  const [wish, setWish] = useState<ComplianceWish>({ intent: 'undo' })
  const { key, label } = wishDone(wish, page.profiles)
  useActionToast(fetcher.data, t(key, { label }))
  const send = (wanted: ComplianceWish) => {
    setWish(wanted)
    fetcher.submit(wanted, { method: 'post' })
  }
  const busy = fetcher.state !== 'idle'
  const back = `/app/library/${page.assetId}`
  return (
    <Page title={t('title')} subtitle={page.title} backAction={{ content: page.title, url: back }}>
      <TitleBar title={t('title')}>
        <button variant="breadcrumb" onClick={() => navigate(back)}>
          {page.title}
        </button>
      </TitleBar>
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        <VerdictCard page={page} />
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <PictureCard page={page} rule={shown} />
              <ChecksCard page={page} slot={slot} onSlot={setSlot} shown={shown} onShow={setShown} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <FixesCard page={page} viewerId={viewerId} busy={busy} onSend={send} />
              <ProfileCard page={page} busy={busy} onSend={send} />
              <StatementsCard page={page} viewerId={viewerId} busy={busy} onSend={send} />
              <DuplicatesCard duplicates={page.duplicates} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  )
}
