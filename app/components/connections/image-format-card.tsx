import { useFetcher } from '@remix-run/react'
import { Button, Card, Form, FormLayout, Select, Text } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionAnswer } from '../action-answer.ts'
import { useActionToast } from '../use-action-toast.ts'

const formats = ['jpeg', 'webp'] as const

/** In which format a store gets its pictures. */
export function ImageFormatCard({ saved }: { readonly saved: 'jpeg' | 'webp' }) {
  const { t } = useTranslation('connections')
  const fetcher = useFetcher<ActionAnswer>()
  const [format, setFormat] = useState(saved)
  useActionToast(fetcher.data, t('account.pictures.saved'))
  return (
    <Card>
      <Form onSubmit={() => fetcher.submit({ intent: 'save-format', imageFormat: format }, { method: 'post' })}>
        <FormLayout>
          <Text as="h2" variant="headingMd">
            {t('account.pictures.title')}
          </Text>
          <Select
            label={t('account.pictures.format')}
            helpText={t('account.pictures.formatHelp')}
            options={formats.map((value) => ({ value, label: t(`account.pictures.formats.${value}`) }))}
            value={format}
            onChange={(value) => setFormat(formats.find((known) => known === value) ?? saved)}
            error={fetcher.data?.ok === false ? fetcher.data.message : undefined}
          />
          <Button submit loading={fetcher.state !== 'idle'} disabled={format === saved}>
            {t('account.pictures.save')}
          </Button>
        </FormLayout>
      </Form>
    </Card>
  )
}
