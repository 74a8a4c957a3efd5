import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { z } from 'zod'
import { authenticateAdmin } from '../authenticate.server.ts'
import { downloadResponse } from '../download-response.server.ts'
import { throwRefusal } from '../refusal.server.ts'
import { exportResults, resultFormats } from '../services/export-results.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const formatSchema = z.enum(resultFormats).catch('csv')

/** The results of a run as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  const format = formatSchema.parse(new URL(request.url).searchParams.get('format'))
  const { body, contentType } = await exportResults(workspaceId, params.runId ?? '', format).catch(throwRefusal)
  return downloadResponse(body, contentType, `export-${params.runId}.${format}`)
}
