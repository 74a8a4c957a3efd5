import type {
  ActionFunctionArgs,
  HeadersFunction,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import mappingStyles from '../components/mapping/mapping.css?url'
import { MappingPage } from '../components/mapping/mapping-page.tsx'
import { mappingListFilters } from '../core/mapping/mapping-view.ts'
import { trustedConfidence } from '../core/mapping/proposal.ts'
import { pageNumberSchema } from '../core/page-number.ts'
import { searchTextSchema } from '../core/search-text.ts'
import { getDraft } from '../queries/draft.server.ts'
import { mappingList, mappingProgress } from '../queries/mapping-page.server.ts'
import { pictureTray } from '../queries/picture-tray.server.ts'
import { productMapping } from '../queries/product-mapping.server.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { readSearch } from '../read-search.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { acceptProposals } from '../services/accept-proposals.server.ts'
import { proposeMappings } from '../services/propose-mappings.server.ts'
import { takeWholeLibrary } from '../services/take-whole-library.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Map pictures · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: mappingStyles }]

const searchSchema = z.object({
  product: z.uuid().optional().catch(undefined),
  query: searchTextSchema,
  filter: z.enum(mappingListFilters).catch('all'),
  page: pageNumberSchema,
  missing: z.coerce.number().int().min(0).max(500).catch(0),
})

/** The products of the draft, or one of them opened. A draft of one product opens it at once. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const search = readSearch(searchSchema, request)
  const draft = await getDraft(workspaceId, params.draftId ?? '').catch(throwRefusal)
  const opened = search.product ?? (draft.productIds.length === 1 ? draft.productIds[0] : undefined)
  const progress = mappingProgress(workspaceId, draft)
  const frame = {
    ...{ draftId: draft.id, connection: draft.connectionLabel, missing: search.missing },
    chosenPictures: draft.assetIds.length,
  }
  if (!opened) {
    const list = await mappingList({
      workspaceId,
      draft,
      filter: search.filter,
      search: search.query,
      page: search.page,
    })
    return { ...frame, progress: await progress, list, editor: null, tray: null }
  }
  const [editor, tray] = await Promise.all([
    productMapping(workspaceId, draft, opened).catch(throwRefusal),
    pictureTray({
      ...{ workspaceId, search: '', page: 1, chosenIds: draft.assetIds },
      filter: draft.assetIds.length > 0 ? 'chosen' : 'all',
    }),
  ])
  return { ...frame, progress: await progress, list: null, editor, tray }
}

const intentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose') }),
  z.object({ intent: z.literal('whole-library') }),
  z.object({ intent: z.literal('accept'), productId: z.uuid().optional() }),
])

/** Suggestions: make them, accept the sure ones of the draft, or all of one product. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { id: draftId } = await getDraft(workspaceId, params.draftId ?? '')
    const intent = parseForm(intentSchema, await readForm(request))
    if (intent.intent === 'propose') return { ok: true as const, ...(await proposeMappings({ workspaceId, draftId })) }
    if (intent.intent === 'whole-library') {
      return { ok: true as const, ...(await takeWholeLibrary({ workspaceId, draftId })) }
    }
    const { productId } = intent
    const minConfidence = productId ? 0 : trustedConfidence
    return { ok: true as const, ...(await acceptProposals({ workspaceId, draftId, productId, minConfidence })) }
  } catch (error) {
    return refuse(error)
  }
}

export default function Map() {
  return <MappingPage view={useLoaderData<typeof loader>()} />
}
