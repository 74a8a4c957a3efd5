import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card, Page, Text } from '@shopify/polaris'
import { useTranslation } from 'react-i18next'

const outcomes = ['over', 'back'] as const
const channels = ['amazon', 'woocommerce'] as const

export const meta: MetaFunction = () => [{ title: 'Mediaport' }]

/** Where a browser ends that came back from a platform's approval page and has no admin to go back to. */
export function loader({ params }: LoaderFunctionArgs) {
  const outcome = outcomes.find((known) => known === params.outcome)
  if (outcome && channels.some((known) => known === params.channel)) return { outcome }
  throw new Response(null, { status: 404 })
}

export default function Outside() {
  const { t } = useTranslation('connections')
  const { outcome } = useLoaderData<typeof loader>()
  return (
    <Page narrowWidth title={t(`outside.${outcome}.title`)}>
      <Card>
        <Text as="p">{t(`outside.${outcome}.body`)}</Text>
      </Card>
    </Page>
  )
}
