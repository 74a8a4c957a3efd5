import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Layout, Page } from '@shopify/polaris'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ConnectionsCard } from '../components/home/connections-card.tsx'
import { CoverageCard } from '../components/home/coverage-card.tsx'
import { RecentExportsCard } from '../components/home/recent-exports-card.tsx'
import { SetupGuide } from '../components/home/setup-guide.tsx'
import { homePage } from '../queries/home-page.server.ts'
import { updateSettings } from '../services/update-settings.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Mediaport' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  return homePage(workspaceId, shopDomain)
}

/** The page's one change: the setup guide is put away for good. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  await updateSettings(workspaceId, { setupGuideDismissed: true })
  return { ok: true as const }
}

export default function Home() {
  const { t } = useTranslation('home')
  const navigate = useNavigate()
  const { showGuide, coverage, exports, connections, openDraft, timeZone } = useLoaderData<typeof loader>()
  // Its last step is the same way on; once is enough.
  const guideLeadsToDraft = showGuide && exports.length === 0 && coverage.productsAssigned > 0
  return (
    <Page title={t('title')}>
      <TitleBar title={t('title')}>
        <button variant="primary" onClick={() => navigate('/app/products')}>
          {t('newExport')}
        </button>
        <button onClick={() => navigate('/app/library')}>{t('importPictures')}</button>
      </TitleBar>
      <BlockStack gap="400">
        {showGuide && (
          <SetupGuide
            steps={[
              { name: 'import', url: '/app/library', done: coverage.assets > 0 },
              { name: 'choose', url: '/app/products', done: coverage.productsAssigned > 0 },
              {
                name: 'export',
                url: openDraft ? `/app/drafts/${openDraft.id}/plan` : '/app/products',
                done: exports.length > 0,
              },
            ]}
          />
        )}
        {openDraft && !guideLeadsToDraft && (
          <Banner
            title={t('draft.title')}
            action={{ content: t('draft.action'), url: `/app/drafts/${openDraft.id}/map` }}
          >
            {t('draft.body', { count: openDraft.productCount })}
          </Banner>
        )}
        <CoverageCard coverage={coverage} />
        <Layout>
          <Layout.Section>
            <RecentExportsCard exports={exports} timeZone={timeZone} />
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <ConnectionsCard connections={connections} timeZone={timeZone} />
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  )
}
