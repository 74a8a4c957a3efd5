import type { ActionFunctionArgs, HeadersFunction } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { refusalResponse } from '../refusal.server.ts'
import { importAsset } from '../services/import-asset.server.ts'
import { readUploadHeaders, uploadAnswer } from './app.library_.upload.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** Takes one file as the raw body, streamed; its name and what is known of it stand in headers. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const described = readUploadHeaders(request.headers)
    const body = request.body ?? new Blob([]).stream()
    const result = await importAsset({ workspaceId, body, ...described, source: 'upload', signal: request.signal })
    return uploadAnswer(result)
  } catch (error) {
    return refusalResponse(error)
  }
}
