import { useFetcher } from '@remix-run/react'
import { Button, Card, Form, FormLayout, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'

/** The merchant's own name for a store. */
export function RenameCard({ saved }: { readonly saved: string }) {
  const { t } = useTranslation('connections')
  const fetcher = useFetcher<ActionAnswer>()
  const [label, setLabel] = useState(saved)
  useActionToast(fetcher.data, t('account.name.saved'))
  return (
    <Card>
      <Form onSubmit={() => fetcher.submit({ intent: 'rename', label }, { method: 'post' })}>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            {t('account.name.title')}
          </Text>
          <TextField
            label={t('account.name.label')}
            autoComplete="off"
            value={label}
            onChange={setLabel}
            error={fetcher.data?.ok === false ? fetcher.data.message : undefined}
            connectedRight={
              <Button submit loading={fetcher.state !== 'idle'} disabled={label === saved}>
                {t('account.name.save')}
              </Button>
            }
          />
        </FormLayout>
      </Form>
    </Card>
  )
}
