import { Banner, BlockStack, Button, Card, ChoiceList, Form, FormLayout, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundStoreView } from '../../core/connections/store-view.ts'
import { accessChoices, isOpen, recommendedChoice, type AccessChoice } from './access-choice.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly consumerKey: string
  readonly consumerSecret: string
}

interface AccessCardProps {
  readonly store: FoundStoreView
  readonly busy: boolean
  readonly problem: { readonly message: string; readonly field: string | null } | null
  readonly onSubmit: (choice: AccessChoice, credentials: Credentials) => void
}

const nothing: Credentials = { username: '', password: '', consumerKey: '', consumerSecret: '' }

const fieldsOf: Record<AccessChoice, readonly (keyof Credentials)[]> = {
  approvePassword: [],
  approveKeys: [],
  pastePassword: ['username', 'password'],
  pasteKeys: ['consumerKey', 'consumerSecret'],
}

/** Second step: how the store lets us in. What was refused stands beside its field. */
export function AccessCard({ store, busy, problem, onSubmit }: AccessCardProps) {
  const { t } = useTranslation('connections')
  const [choice, setChoice] = useState(recommendedChoice(store))
  const [credentials, setCredentials] = useState(nothing)
  const fields = fieldsOf[choice]
  const isBeside = fields.some((field) => field === problem?.field)
  return (
    <Card>
      <Form onSubmit={() => onSubmit(choice, credentials)}>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            {t('connect.method.title')}
          </Text>
          {problem && !isBeside && (
            <Banner tone="critical" title={t('connect.problem')}>
              {problem.message}
            </Banner>
          )}
          <ChoiceList
            title={t('connect.method.label')}
            titleHidden
            choices={accessChoices.map((value) => ({
              value,
              label: t(`connect.method.${value}`),
              helpText: helpOf(value, store, t),
              disabled: !isOpen(value, store),
            }))}
            selected={[choice]}
            onChange={([next]) => setChoice(accessChoices.find((known) => known === next) ?? choice)}
          />
          {fields.map((field) => (
            <CredentialField
              key={field}
              field={field}
              value={credentials[field]}
              onChange={(value) => setCredentials({ ...credentials, [field]: value })}
              error={problem?.field === field ? problem.message : undefined}
            />
          ))}
          <SubmitRow
            approving={fields.length === 0}
            busy={busy}
            disabled={fields.some((field) => credentials[field] === '')}
          />
        </FormLayout>
      </Form>
    </Card>
  )
}

type Translate = ReturnType<typeof useTranslation<'connections'>>['t']

function helpOf(choice: AccessChoice, store: FoundStoreView, t: Translate): string {
  const unavailable = !isOpen(choice, store)
  if (choice === 'approvePassword' && unavailable) return t('connect.method.approvePasswordUnavailable')
  if (choice === 'approveKeys' && unavailable) return t('connect.method.approveKeysUnavailable')
  return t(`connect.method.${choice}Help`)
}

interface CredentialFieldProps {
  readonly field: keyof Credentials
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

const hidden: ReadonlySet<keyof Credentials> = new Set(['password', 'consumerSecret'])

function CredentialField({ field, value, onChange, error }: CredentialFieldProps) {
  const { t } = useTranslation('connections')
  return (
    <TextField
      label={t(`connect.fields.${field}`)}
      helpText={field === 'password' ? t('connect.fields.passwordHelp') : undefined}
      type={hidden.has(field) ? 'password' : 'text'}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}

function SubmitRow({ approving, busy, disabled }: { approving: boolean; busy: boolean; disabled: boolean }) {
  const { t } = useTranslation('connections')
  return (
    <BlockStack gap="200" inlineAlign="start">
      <Button submit variant="primary" loading={busy} disabled={disabled}>
        {approving ? t('connect.method.approve') : t('connect.method.connect')}
      </Button>
      <Text as="p" variant="bodySm" tone="subdued">
        {busy && !approving ? t('connect.testing') : approving ? t('connect.method.leaving') : ''}
      </Text>
    </BlockStack>
  )
}
