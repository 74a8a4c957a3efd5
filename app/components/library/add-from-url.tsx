import { useAppBridge } from '@shopify/app-bridge-react'
import { Button, Card, Form, FormLayout, InlineStack, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { urlOrders } from '../uploads/upload-orders.ts'
import { useUploads } from '../uploads/uploads-provider.tsx'

const maxAddresses = 50

/** A form for addresses of pictures; they join the uploads. */
export function AddFromUrl({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('library')
  const { t: common } = useTranslation('common')
  const shopify = useAppBridge()
  const { queue } = useUploads()
  const [text, setText] = useState('')
  const [submitted, setSubmitted] = useState(false)
  const addresses = text.split(/\s+/).filter(Boolean)
  const wrong = addresses.find((address) => !/^https?:\/\/./i.test(address) || !URL.canParse(address))
  const problem =
    addresses.length > maxAddresses
      ? t('url.tooMany', { max: maxAddresses })
      : wrong && t('url.invalid', { address: wrong.slice(0, 80) })

  const submit = () => {
    setSubmitted(true)
    if (problem || addresses.length === 0) return
    queue.add(urlOrders(addresses, () => shopify.idToken()))
    onDone()
  }

  return (
    <Card>
      <Form onSubmit={submit}>
        <FormLayout>
          <TextField
            label={t('url.label')}
            helpText={t('url.help')}
            placeholder={t('url.placeholder')}
            autoComplete="off"
            autoFocus
            multiline={3}
            maxHeight={240}
            value={text}
            onChange={setText}
            error={submitted && problem ? problem : undefined}
          />
          <InlineStack gap="200">
            <Button submit variant="primary" disabled={addresses.length === 0}>
              {t('url.submit', { count: addresses.length })}
            </Button>
            <Button onClick={onDone}>{common('actions.cancel')}</Button>
          </InlineStack>
        </FormLayout>
      </Form>
    </Card>
  )
}
