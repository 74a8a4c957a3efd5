import { useFetcher } from '@remix-run/react'
import { Banner, BlockStack, Button, Card, ChoiceList, Form, FormLayout, Link, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiKeyScopes } from '../../core/api/key-scopes.ts'
import { ConfirmModal } from '../confirm-modal.tsx'
import { useActionToast } from '../use-action-toast.ts'
import { useOncePerAnswer } from '../use-once-per-answer.ts'
import { useFormat } from '../use-format.ts'
import type { ActionAnswer } from '../action-answer.ts'
import { NewKeyBanner } from './new-key-banner.tsx'
import { SettingsSection } from './settings-section.tsx'

export interface ApiKeyView {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

export type CreateKeyAnswer = { readonly ok: true; readonly key: string } | Extract<ActionAnswer, { ok: false }>

interface ApiKeysSectionProps {
  readonly keys: readonly ApiKeyView[]
  readonly timeZone: string
}

/** The workspace's API keys: made here, shown once, revoked here. */
export function ApiKeysSection({ keys, timeZone }: ApiKeysSectionProps) {
  const { t } = useTranslation('settings')
  return (
    <SettingsSection title={t('keys.title')} description={t('keys.description')}>
      <Card>
        <BlockStack gap="400">
          <CreateKeyForm />
          <KeyList keys={keys} timeZone={timeZone} />
          <Link url="/api/openapi.json" target="_blank">
            {t('keys.docs')}
          </Link>
        </BlockStack>
      </Card>
    </SettingsSection>
  )
}

function CreateKeyForm() {
  const { t } = useTranslation('settings')
  const fetcher = useFetcher<CreateKeyAnswer>()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<string[]>([...apiKeyScopes])
  const answer = fetcher.data
  useOncePerAnswer(answer, ({ ok }) => {
    if (ok) setName('')
  })
  return (
    <Form onSubmit={() => fetcher.submit({ intent: 'create-key', name, scopes: scopes.join(',') }, { method: 'post' })}>
      <FormLayout>
        <TextField
          label={t('keys.name')}
          placeholder={t('keys.namePlaceholder')}
          autoComplete="off"
          maxLength={80}
          value={name}
          onChange={setName}
          error={answer?.ok === false && answer.field !== 'scopes' ? answer.message : undefined}
          connectedRight={
            <Button submit loading={fetcher.state !== 'idle'}>
              {t('keys.create')}
            </Button>
          }
        />
        <ChoiceList
          allowMultiple
          title={t('keys.scopes.title')}
          choices={apiKeyScopes.map((value) => ({ value, label: t(`keys.scopes.${value}`) }))}
          selected={scopes}
          onChange={setScopes}
          error={answer?.ok === false && answer.field === 'scopes' ? answer.message : undefined}
        />
        {answer?.ok && <NewKeyBanner apiKey={answer.key} />}
      </FormLayout>
    </Form>
  )
}

function KeyList({ keys, timeZone }: ApiKeysSectionProps) {
  const { t } = useTranslation('settings')
  const fetcher = useFetcher<ActionAnswer>()
  const [revoking, setRevoking] = useState<ApiKeyView | null>(null)
  useActionToast(fetcher.data, t('keys.revoked'))
  const revoke = () => {
    if (revoking) fetcher.submit({ intent: 'revoke-key', keyId: revoking.id }, { method: 'post' })
    setRevoking(null)
  }
  return (
    <>
      {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
      {keys.length === 0 ? (
        <Text as="p" tone="subdued">
          {t('keys.empty')}
        </Text>
      ) : (
        <BlockStack as="ul" gap="300">
          {keys.map((key) => (
            <KeyItem key={key.id} apiKey={key} timeZone={timeZone} onRevoke={() => setRevoking(key)} />
          ))}
        </BlockStack>
      )}
      <ConfirmModal
        open={revoking !== null}
        title={t('keys.revokeTitle', { name: revoking?.name ?? '' })}
        confirmLabel={t('keys.revoke')}
        onConfirm={revoke}
        onClose={() => setRevoking(null)}
      >
        <Text as="p">{t('keys.revokeBody')}</Text>
      </ConfirmModal>
    </>
  )
}

interface KeyItemProps {
  readonly apiKey: ApiKeyView
  readonly timeZone: string
  readonly onRevoke: () => void
}

function KeyItem({ apiKey, timeZone, onRevoke }: KeyItemProps) {
  const { t } = useTranslation('settings')
  const format = useFormat(timeZone)
  const used = apiKey.lastUsedAt
    ? t('keys.lastUsed', { when: format.dateTime(apiKey.lastUsedAt) })
    : t('keys.neverUsed')
  return (
    <li className="mp-row">
      <BlockStack gap="050">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {apiKey.name}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {`${apiKey.prefix}… · ${t('keys.created', { when: format.date(apiKey.createdAt) })} · ${used}`}
        </Text>
      </BlockStack>
      <Button
        variant="plain"
        tone="critical"
        accessibilityLabel={t('keys.revokeNamed', { name: apiKey.name })}
        onClick={onRevoke}
      >
        {t('keys.revoke')}
      </Button>
    </li>
  )
}
