import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { csvResponse } from '../download-response.server.ts'
import { exportLinkFile } from '../queries/link-file-export.server.ts'
import { readSheetFile } from '../read-sheet-file.server.ts'
import { refusalResponse, throwRefusal } from '../refusal.server.ts'
import { receiveLinkFile } from '../services/matching/receive-link-file.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** All variants and their listings as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId, connectionId: shopConnectionId } = await authenticateAdmin(request)
  const { connectionId = '' } = params
  const body = await exportLinkFile({ workspaceId, connectionId, shopConnectionId }).catch(throwRefusal)
  return csvResponse(body, 'links.csv')
}

/** Takes such a file, as the body of the request, and begins to find out what it would change. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId, connectionId: shopConnectionId } = await authenticateAdmin(request)
  try {
    const { connectionId = '' } = params
    const file = await readSheetFile(request)
    const received = await receiveLinkFile({ workspaceId, connectionId, shopConnectionId, ...file })
    return Response.json({ ok: true, ...received })
  } catch (error) {
    return refusalResponse(error)
  }
}
