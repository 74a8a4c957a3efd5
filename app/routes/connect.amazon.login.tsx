import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { Banner, Button, Card, FormLayout, Page, Text, TextField } from '@shopify/polaris'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEarlyInput } from '../components/use-early-input.ts'
import { readForm } from '../read-form.server.ts'
import { refuse } from '../refusal.server.ts'
import { findAdminUrl } from '../services/admin-url.server.ts'
import { meetLogin } from '../services/amazon/meet-login.server.ts'
import { leaveFor, wayToAmazon } from './connect.amazon.start.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mediaport' }]

interface LoginView {
  /** What Amazon asked for, sealed; null where nothing can be done. */
  readonly request: string | null
  readonly message: string | null
}

interface ShopAnswer {
  /** As it was typed. */
  readonly shop: string
  readonly isNoShop: boolean
  readonly message: string | null
}

/** Told to nobody else; without any referrer the form's own origin would be hidden from the server that checks it. */
export const headers = () => ({ 'Referrer-Policy': 'same-origin', 'Cache-Control': 'no-store' })

/**
 * The login address of the app at Amazon: opened from its Appstore, from "Manage your apps" and in the middle of a consent. A browser
 * that is on its way from a shop goes straight back to Amazon; any other is asked for the shop first.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const state: unknown = await wayToAmazon.parse(request.headers.get('Cookie'))
  try {
    const login = await meetLogin(new URL(request.url).searchParams, typeof state === 'string' ? state : null)
    if (!login) return data<LoginView>({ request: null, message: null }, { status: 400 })
    if (login.kind === 'known') return leaveFor(login.url)
    return data<LoginView>({ request: login.request, message: null })
  } catch (error) {
    const { data: refusal, init } = refuse(error)
    return data<LoginView>({ request: null, message: refusal.message }, init ?? {})
  }
}

/** The shop is named: its admin, where the merchant is signed in or signs in, goes on. */
export async function action({ request }: ActionFunctionArgs) {
  try {
    const { shop = '', request: asked = '' } = await readForm(request)
    const page = `/app/connections/amazon/appstore?request=${encodeURIComponent(asked)}`
    const url = findAdminUrl(shop, page)
    return url ? leaveFor(url) : data<ShopAnswer>({ shop, isNoShop: true, message: null }, { status: 422 })
  } catch (error) {
    const { data: refusal, init } = refuse(error)
    return data<ShopAnswer>({ shop: '', isNoShop: false, message: refusal.message }, init ?? {})
  }
}

export default function AmazonLogin() {
  const { t } = useTranslation('amazon')
  const { request, message } = useLoaderData<LoginView>()
  return (
    <Page narrowWidth title={t('login.title')}>
      <Card>
        {request ? <ShopForm request={request} /> : <Banner tone="warning">{message ?? t('login.notAmazon')}</Banner>}
      </Card>
    </Page>
  )
}

function ShopForm({ request }: { readonly request: string }) {
  const { t } = useTranslation('amazon')
  const answer = useActionData<ShopAnswer>()
  const [shop, setShop] = useState(answer?.shop ?? '')
  useEarlyInput('shop', setShop)
  const problem = answer?.isNoShop ? t('login.noShop') : answer?.message
  return (
    <Form method="post" reloadDocument>
      <input type="hidden" name="request" value={request} />
      <FormLayout>
        <Text as="p">{t('login.body')}</Text>
        <TextField
          id="shop"
          name="shop"
          label={t('login.shop')}
          helpText={t('login.shopHelp')}
          autoComplete="on"
          value={shop}
          onChange={setShop}
          error={problem ?? undefined}
        />
        <Button submit variant="primary">
          {t('login.continue')}
        </Button>
      </FormLayout>
    </Form>
  )
}
