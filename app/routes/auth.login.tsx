import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Button, Card, FormLayout, Page, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEarlyInput } from '../components/use-early-input.ts'
import { login } from '../shopify.server.ts'

/** Where a visitor lands who comes from outside Shopify Admin: names the store, and is sent to install or open the app there. */
export async function loader({ request }: LoaderFunctionArgs) {
  return { problem: (await login(request)).shop ?? null }
}

export async function action({ request }: ActionFunctionArgs) {
  const problem = (await login(request)).shop ?? null
  return data({ problem }, { status: problem ? 422 : 200 })
}

export default function Login() {
  const { t } = useTranslation('auth')
  const loaded = useLoaderData<typeof loader>()
  const submitted = useActionData<typeof action>()
  const [shop, setShop] = useState('')
  useEarlyInput('shop', setShop)
  const { problem } = submitted ?? loaded
  return (
    <Page narrowWidth title={t('title')}>
      <Card>
        <Form method="post">
          <FormLayout>
            <Text as="p">{t('intro')}</Text>
            <TextField
              id="shop"
              name="shop"
              label={t('shop.label')}
              helpText={t('shop.help')}
              autoComplete="on"
              value={shop}
              onChange={setShop}
              error={problem ? t(`problem.${problem}`) : undefined}
            />
            <Button submit variant="primary">
              {t('submit')}
            </Button>
          </FormLayout>
        </Form>
      </Card>
    </Page>
  )
}
