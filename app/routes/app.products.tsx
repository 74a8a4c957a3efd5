import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useFetcher, useLoaderData, useNavigation } from '@remix-run/react'
import { TitleBar } from '@shopify/app-bridge-react'
import { BlockStack, Card, Page } from '@shopify/polaris'
import { boundary } from '@shopify/shopify-app-remix/server'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { authenticateAdmin } from '../authenticate.server.ts'
import type { ActionAnswer } from '../components/action-answer.ts'
import { ChosenPicturesBanner } from '../components/products/chosen-pictures-banner.tsx'
import { ProductsFilters } from '../components/products/products-filters.tsx'
import { ProductsResults } from '../components/products/products-results.tsx'
import { SelectionBar } from '../components/products/selection-bar.tsx'
import { useProductSelection } from '../components/products/use-product-selection.ts'
import { useChosenPictures } from '../components/use-chosen-pictures.ts'
import { useSearchState } from '../components/use-search-state.ts'
import { productSearchSchema } from '../core/products/search.ts'
import { productsPage } from '../queries/products-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { readSearch } from '../read-search.server.ts'
import { refuse } from '../refusal.server.ts'
import { startDraft } from './app.products.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Choose products · Mediaport' }]

/** The list is read live from the store. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { workspaceId, connectionId } = await authenticateAdmin(request)
  const search = readSearch(productSearchSchema, request)
  return { connectionId, result: await productsPage({ workspaceId, connectionId, search }) }
}

/** "Continue": the chosen products become a draft, and the merchant goes on to map it. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId, connectionId } = await authenticateAdmin(request)
  try {
    return redirect(await startDraft({ workspaceId, connectionId }, await readForm(request)))
  } catch (error) {
    return refuse(error)
  }
}

/** The products chosen belong to the export that they lead to; the next one begins with none. */
function useForgetWhenTaken(forget: () => void, leadsTo: string | undefined) {
  const taken = leadsTo?.startsWith('/app/drafts/') === true
  const latest = useRef(forget)
  useEffect(() => {
    latest.current = forget
  })
  useEffect(() => {
    if (taken) latest.current()
  }, [taken])
}

export default function ChooseProducts() {
  const { t } = useTranslation('products')
  const { connectionId, result } = useLoaderData<typeof loader>()
  const search = useSearchState(['cursor', 'direction'])
  const selection = useProductSelection(connectionId)
  const pictures = useChosenPictures()
  const navigation = useNavigation()
  const fetcher = useFetcher<ActionAnswer>()
  useForgetWhenTaken(selection.clear, navigation.location?.pathname)
  const goOn = () =>
    fetcher.submit(
      { remoteIds: JSON.stringify([...selection.ids]), assetIds: JSON.stringify(pictures.ids) },
      { method: 'post', action: '/app/products' },
    )

  return (
    <Page title={t('title')} subtitle={t('intro')} fullWidth>
      <TitleBar title={t('title')} />
      <BlockStack gap="400">
        <ChosenPicturesBanner pictures={pictures} />
        <Card padding="0">
          <ProductsFilters search={search} loading={navigation.state === 'loading'} />
          <ProductsResults result={result} search={search} selection={selection} />
          <SelectionBar
            selection={selection}
            continuing={fetcher.state !== 'idle'}
            problem={fetcher.data?.ok === false ? fetcher.data.message : null}
            onContinue={goOn}
          />
        </Card>
      </BlockStack>
    </Page>
  )
}
