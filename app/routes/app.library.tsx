import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigate } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Page } from '@shopify/polaris'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import { AddFromUrl } from '../components/library/add-from-url.tsx'
import { LibraryDropZone } from '../components/library/library-drop-zone.tsx'
import { LibraryIndex } from '../components/library/library-index.tsx'
import { NewUploadsRefresh } from '../components/uploads/new-uploads-refresh.tsx'
import { UploadsCard } from '../components/uploads/uploads-card.tsx'
import { librarySearchSchema } from '../core/library/search.ts'
import { libraryPage } from '../queries/library-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { readSearch } from '../read-search.server.ts'
import { refuse } from '../refusal.server.ts'
import { changeLibrary } from './app.library.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Library · Mediaport' }]

export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  return libraryPage(workspaceId, readSearch(librarySearchSchema, request))
}

/** Deletes or tags the selected files. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    return await changeLibrary(workspaceId, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function Library() {
  const { t } = useTranslation('library')
  const navigate = useNavigate()
  const library = useLoaderData<typeof loader>()
  const [picking, setPicking] = useState(false)
  const [addingUrl, setAddingUrl] = useState(false)
  return (
    <Page title={t('title')} fullWidth>
      <TitleBar title={t('title')}>
        <button variant="primary" onClick={() => setPicking(true)}>
          {t('upload')}
        </button>
        <button onClick={() => setAddingUrl(true)}>{t('addFromUrl')}</button>
        <button onClick={() => navigate('/app/products')}>{t('newExport')}</button>
      </TitleBar>
      <NewUploadsRefresh />
      <BlockStack gap="400">
        {addingUrl && <AddFromUrl onDone={() => setAddingUrl(false)} />}
        <LibraryDropZone openPicker={picking} onPickerClosed={() => setPicking(false)} />
        <UploadsCard />
        <LibraryIndex library={library} />
      </BlockStack>
    </Page>
  )
}
