import type { ActionFunctionArgs, HeadersFunction } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { readForm } from '../read-form.server.ts'
import { refusalResponse } from '../refusal.server.ts'
import { importAssetFromUrl } from '../services/import-asset-from-url.server.ts'
import { uploadAnswer } from './app.library_.upload.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

/** Fetches one picture or video from an address into the library. */
export async function action({ request }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const { url = '' } = await readForm(request)
    return uploadAnswer(await importAssetFromUrl({ workspaceId, url: url.trim(), signal: request.signal }))
  } catch (error) {
    return refusalResponse(error)
  }
}
