import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { ConnectionPage } from '../components/connections/connection-page.tsx'
import { connectionPage } from '../queries/connection-page.server.ts'
import { readForm } from '../read-form.server.ts'
import { refuse, throwRefusal } from '../refusal.server.ts'
import { changeConnection } from './app.connections.$connectionId.server.ts'

export { RouteError as ErrorBoundary } from '../components/route-error.tsx'

export const headers: HeadersFunction = (args) => boundary.headers(args)

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.label ?? 'Connection'} · Mediaport` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, shopDomain } = await authenticateAdmin(request)
  return connectionPage(workspaceId, params.connectionId ?? '', shopDomain).catch(throwRefusal)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    return await changeConnection({ workspaceId, connectionId: params.connectionId ?? '' }, await readForm(request))
  } catch (error) {
    return refuse(error)
  }
}

export default function Connection() {
  const connection = useLoaderData<typeof loader>()
  return <ConnectionPage key={connection.id} connection={connection} />
}
