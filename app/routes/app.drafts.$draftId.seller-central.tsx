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
import { ByHandPage } from '../components/by-hand/by-hand-page.tsx'
import planStyles from '../components/plan/plan.css?url'
import { jsonText } from '../core/json-text.ts'
import { pageNumberSchema } from '../core/page-number.ts'
import { parseForm, readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { byHandPage } from '../services/picture-zip/by-hand-page.server.ts'
import { saveAsins } from '../services/picture-zip/save-asins.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Files for Seller Central · Mediaport' }]

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: planStyles }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const page = pageNumberSchema.parse(new URL(request.url).searchParams.get('page'))
  return byHandPage(workspaceId, params.draftId ?? '', page).catch(throwRefusal)
}

const asinsSchema = z.object({ asins: jsonText.pipe(z.record(z.uuid(), z.string().max(100))) })

/** Keeps the ASINs that were typed. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { asins } = parseForm(asinsSchema, await readForm(request))
    await saveAsins({ workspaceId, draftId: params.draftId ?? '' }, asins)
    return { ok: true as const }
  } catch (error) {
    return refuse(error)
  }
}

export default function SellerCentral() {
  return <ByHandPage view={useLoaderData<typeof loader>()} />
}
