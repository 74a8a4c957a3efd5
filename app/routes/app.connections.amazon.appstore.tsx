import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { AppstorePage } from '../components/connections/amazon/appstore-page.tsx'
import { refuse } from '../refusal.server.ts'
import { answerLogin, readLoginRequest } from '../services/amazon/meet-login.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction = () => [{ title: 'Connect Amazon · Mediaport' }]

/** Amazon began to connect a seller: `?request=` is what it asked for, sealed by our login page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shopDomain } = await authenticateAdmin(request)
  try {
    return { ok: true as const, shopDomain, ...readLoginRequest(requestOf(request)) }
  } catch (error) {
    return refuse(error)
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  try {
    const { startUrl } = await answerLogin({ workspaceId, shopDomain, request: requestOf(request) })
    return { ok: true as const, startUrl }
  } catch (error) {
    return refuse(error)
  }
}

function requestOf(request: Request): string {
  return new URL(request.url).searchParams.get('request') ?? ''
}

export default function Appstore() {
  return <AppstorePage answer={useLoaderData<typeof loader>()} />
}
