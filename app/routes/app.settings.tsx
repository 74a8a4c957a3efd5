import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Box, Page } from '@shopify/polaris'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ApiKeysSection } from '../components/settings/api-keys-section.tsx'
import { ConnectionsSection } from '../components/settings/connections-section.tsx'
import { ImageDefaultsSection } from '../components/settings/image-defaults-section.tsx'
import { PrivacySection } from '../components/settings/privacy-section.tsx'
import { settingsPage } from '../queries/settings-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse } from '../refusal.server.ts'
import { changeSettings } from './app.settings.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Settings · Mediaport' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  return settingsPage(workspaceId, shopDomain)
}

export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    return await changeSettings(workspaceId, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function Settings() {
  const { t } = useTranslation('settings')
  const { connections, offersAmazon, images, apiKeys, timeZone } = useLoaderData<typeof loader>()
  return (
    <Page title={t('title')}>
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        <ConnectionsSection connections={connections} offersAmazon={offersAmazon} timeZone={timeZone} />
        <ImageDefaultsSection saved={images} />
        <ApiKeysSection keys={apiKeys} timeZone={timeZone} />
        <PrivacySection />
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  )
}
