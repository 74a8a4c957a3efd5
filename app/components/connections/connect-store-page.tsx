import { useFetcher, useNavigate } from '@remix-run/react'
import { BlockStack, Box, Page } from '@shopify/polaris'
import { TitleBar } from '@shopify/app-bridge-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundStoreView } from '../../core/connections/store-view.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'
import { AccessCard, type Credentials } from './access-card.tsx'
import type { AccessChoice } from './access-choice.ts'
import { StoreAddressCard } from './store-address-card.tsx'

type StepAnswer =
  | { readonly ok: true; readonly step: 'found'; readonly store: FoundStoreView }
  | { readonly ok: true; readonly step: 'approve'; readonly approvalUrl: string }
  | { readonly ok: true; readonly step: 'connected'; readonly connectionId: string }
  | { readonly ok: false; readonly message: string; readonly field: string | null }

interface ConnectStorePageProps {
  /** The store that gets new access; null: a new one. */
  readonly renewed: { readonly id: string; readonly label: string; readonly siteUrl: string } | null
}

/** The way from an address to a connected store: find it, then let it give access. */
export function ConnectStorePage({ renewed }: ConnectStorePageProps) {
  const { t } = useTranslation('connections')
  const navigate = useNavigate()
  const fetcher = useFetcher<StepAnswer>()
  const [address, setAddress] = useState(renewed?.siteUrl ?? '')
  const [store, setStore] = useState<FoundStoreView | null>(null)
  const [asked, setAsked] = useState<'find' | 'access'>('find')
  const busy = fetcher.state !== 'idle'
  const problem = !busy && fetcher.data?.ok === false ? fetcher.data : null
  const title = renewed ? t('connect.renewTitle', { store: renewed.label }) : t('connect.title')

  useOncePerAnswer(fetcher.data, (answer) => {
    if (!answer.ok) return
    if (answer.step === 'found') setStore(answer.store)
    // WordPress refuses to be framed: the approval takes the whole window, and comes back to the app's page in the admin.
    else if (answer.step === 'approve') open(answer.approvalUrl, '_top')
    else navigate(`/app/connections/${answer.connectionId}`)
  })

  const send = (fields: Record<string, string>) => {
    setAsked(fields.intent === 'find' ? 'find' : 'access')
    const target = { siteUrl: store?.siteUrl ?? address, connectionId: renewed?.id ?? '' }
    fetcher.submit({ ...target, ...fields }, { method: 'post' })
  }

  return (
    <Page narrowWidth title={title} backAction={{ content: t('back'), url: '/app/settings' }}>
      <TitleBar title={title} />
      <BlockStack gap="400">
        <StoreAddressCard
          address={address}
          onChange={setAddress}
          onFind={() => send({ intent: 'find' })}
          finding={busy}
          error={asked === 'find' ? problem?.message : undefined}
          store={store}
          onChangeAddress={renewed ? null : () => setStore(null)}
        />
        {store && (
          <AccessCard
            key={store.siteUrl}
            store={store}
            busy={busy}
            problem={asked === 'access' ? problem : null}
            onSubmit={(choice, credentials) => send(formOf(choice, credentials))}
          />
        )}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}

function formOf(choice: AccessChoice, credentials: Credentials): Record<string, string> {
  const { username, password, consumerKey, consumerSecret } = credentials
  switch (choice) {
    case 'approvePassword':
      return { intent: 'approve', method: 'application_password' }
    case 'approveKeys':
      return { intent: 'approve', method: 'keys' }
    case 'pastePassword':
      return { intent: 'use-password', username, password }
    case 'pasteKeys':
      return { intent: 'use-keys', consumerKey, consumerSecret }
  }
}
