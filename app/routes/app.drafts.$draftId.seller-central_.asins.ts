import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { csvResponse } from '../download-response.server.ts'
import { asinFile } from '../queries/asin-file.server.ts'
import { readSheetFile } from '../read-sheet-file.server.ts'
import { refusalResponse, throwRefusal } from '../refusal.server.ts'
import { saveAsinFile } from '../services/picture-zip/save-asins.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** The variants of a draft and their ASINs as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  return csvResponse(await asinFile(workspaceId, params.draftId ?? '').catch(throwRefusal), 'asins.csv')
}

/** Keeps the ASINs of such a file, or of a report of Seller Central, which is the body of the request. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { bytes } = await readSheetFile(request)
    return Response.json({ ok: true, ...(await saveAsinFile({ workspaceId, draftId: params.draftId ?? '' }, bytes)) })
  } catch (error) {
    return refusalResponse(error)
  }
}
