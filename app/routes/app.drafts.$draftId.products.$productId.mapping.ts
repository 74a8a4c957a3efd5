import type { ActionFunctionArgs, HeadersFunction } from '@remix-run/node'
import { boundary } from '@shopify/shopify-app-remix/server'
import { authenticateAdmin } from '../authenticate.server.ts'
import { AppError } from '../core/errors.ts'
import { type MappingChange, mappingChangeSchema } from '../core/mapping/change-mapping.ts'
import { BodyTooLargeError, readBody } from '../lib/http.ts'
import { getDraft } from '../queries/draft.server.ts'
import { refusalResponse } from '../refusal.server.ts'
import { changeProductMapping } from '../services/change-mapping.server.ts'

export const headers: HeadersFunction = (args) => boundary.headers(args)

const maxBodyBytes = 64 * 1024

/** Stores one change of the mapping page and answers all entries of the product. Sent again, it has no second effect. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { workspaceId } = await authenticateAdmin(request)
  try {
    const change = await parseChange(request)
    const draft = await getDraft(workspaceId, params.draftId ?? '')
    const productId = draft.productIds.find((id) => id === params.productId)
    if (!productId) throw notPartOf(draft.id)
    return Response.json({ entries: await changeProductMapping({ workspaceId, productId, draftId: draft.id, change }) })
  } catch (error) {
    return refusalResponse(error)
  }
}

function notPartOf(draftId: string): AppError {
  return new AppError('not_found', `product not in draft ${draftId}`, {
    userMessage: 'This product is not part of the export.',
  })
}

async function parseChange(request: Request): Promise<MappingChange> {
  const body = await readBody(request, maxBodyBytes).catch((error: unknown) => {
    if (!(error instanceof BodyTooLargeError)) throw error
    throw new AppError('too_large', error.message, { userMessage: 'This change is too large.', cause: error })
  })
  const parsed = mappingChangeSchema.safeParse(parseJson(body.toString('utf8')))
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.')
  throw new AppError('invalid_input', `mapping change: ${field}`, {
    userMessage: 'This change couldn’t be read. Reload the page and try again.',
    field,
    cause: parsed.error,
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new AppError('malformed_request', 'body is not JSON', {
      userMessage: 'This change couldn’t be read. Reload the page and try again.',
      cause,
    })
  }
}
