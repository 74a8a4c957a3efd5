import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useFetcher, useLoaderData, useNavigate } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { Banner, BlockStack, Layout, Page, Text } from '@shopify/polaris'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import type { ActionAnswer } from '../components/action-answer.ts'
import { ConfirmModal } from '../components/confirm-modal.tsx'
import { AssetDetailsCard } from '../components/library/asset-details-card.tsx'
import { AssetFactsCard } from '../components/library/asset-facts-card.tsx'
import { AssetOriginCard } from '../components/library/asset-origin-card.tsx'
import { AssetPreviewCard } from '../components/library/asset-preview-card.tsx'
import { AssetUsageCard } from '../components/library/asset-usage-card.tsx'
import { useChosenPictures } from '../components/use-chosen-pictures.ts'
import { assetPage } from '../queries/asset-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { changeAsset } from './app.library_.$assetId.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Library'} · Mediaport` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  return assetPage(workspaceId, shopDomain, params.assetId ?? '').catch(throwRefusal)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const outcome = await changeAsset(workspaceId, params.assetId ?? '', await readForm(request))
    return outcome === 'deleted' ? redirect('/app/library') : { ok: true as const }
  } catch (error) {
    return refuse(error)
  }
}

export default function AssetRoute() {
  const asset = useLoaderData<typeof loader>()
  // Another asset is another form: its unsaved changes must not carry over.
  return <AssetView key={asset.id} asset={asset} />
}

function AssetView({ asset }: { readonly asset: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const { t } = useTranslation('library')
  const { t: compliance } = useTranslation('compliance')
  const navigate = useNavigate()
  const pictures = useChosenPictures()
  const fetcher = useFetcher<ActionAnswer>()
  const [deleting, setDeleting] = useState(false)
  const { title, altText, usedBy, mimeType, previewUrl } = asset
  const confirmDelete = () => {
    setDeleting(false)
    fetcher.submit({ intent: 'delete' }, { method: 'post' })
  }
  return (
    <Page title={title} backAction={{ content: t('title'), url: '/app/library' }}>
      <TitleBar title={title}>
        <button variant="breadcrumb" onClick={() => navigate('/app/library')}>
          {t('title')}
        </button>
        <button
          onClick={() => {
            pictures.choose([asset.id])
            navigate('/app/products')
          }}
        >
          {t('asset.use')}
        </button>
        {mimeType.startsWith('image/') && (
          <button onClick={() => navigate(`/app/library/${asset.id}/amazon`)}>{compliance('check')}</button>
        )}
        <button tone="critical" onClick={() => setDeleting(true)}>
          {t('asset.delete')}
        </button>
      </TitleBar>
      <BlockStack gap="400">
        {fetcher.data?.ok === false && <Banner tone="critical">{fetcher.data.message}</Banner>}
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <AssetPreviewCard
                isVideo={mimeType.startsWith('video/')}
                previewUrl={previewUrl}
                mimeType={mimeType}
                altText={altText}
              />
              <AssetDetailsCard saved={asset} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <AssetFactsCard asset={asset} />
              <AssetOriginCard generation={asset.generation} attributes={asset.attributes} />
              <AssetUsageCard usedBy={usedBy} liveOn={asset.liveOn} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
      <ConfirmModal
        open={deleting}
        title={t('asset.deleteTitle', { title })}
        confirmLabel={t('asset.delete')}
        onConfirm={confirmDelete}
        onClose={() => setDeleting(false)}
      >
        <BlockStack gap="200">
          {usedBy.length > 0 && <Text as="p">{t('asset.deleteUsed', { count: usedBy.length })}</Text>}
          <Text as="p">{t('asset.deleteBody')}</Text>
        </BlockStack>
      </ConfirmModal>
    </Page>
  )
}
