import { z } from 'zod'
import { connectorErrorWords } from '../core/channel/connector-error-words.ts'
import { ConnectorError } from '../core/channel/connector-error.ts'
import { AppError } from '../core/errors.ts'
import { jsonText } from '../core/json-text.ts'
import { maxPicturesPerExport } from '../core/library/limits.ts'
import type { FormFields } from '../read-form.server.ts'
import { createDraft } from '../services/create-draft.server.ts'

const listSchema = jsonText.pipe(z.array(z.unknown()))

const remoteIdsSchema = listSchema.pipe(z.array(z.string().min(1).max(200)))

/** Absent or empty: the whole library. */
const assetIdsSchema = listSchema.pipe(z.array(z.uuid()).max(maxPicturesPerExport)).default([])

/** Makes the draft and answers where to go on. Throws `AppError`. */
export async function startDraft(
  tenant: { readonly workspaceId: string; readonly connectionId: string },
  form: FormFields,
): Promise<string> {
  const remoteIds = remoteIdsSchema.safeParse(form.remoteIds)
  if (!remoteIds.success) {
    throw new AppError('malformed_request', 'remoteIds is no list of ids', {
      userMessage: 'The choice of products couldn’t be read. Reload the page and choose again.',
      field: 'remoteIds',
    })
  }
  const assetIds = assetIdsSchema.safeParse(form.assetIds)
  if (!assetIds.success) {
    throw new AppError('malformed_request', 'assetIds is no list of ids', {
      userMessage: 'The choice of pictures couldn’t be read. Choose them in the library again.',
      field: 'assetIds',
    })
  }
  const chosen = { remoteIds: remoteIds.data, assetIds: assetIds.data }
  const { draftId, missingRemoteIds } = await createDraft({ ...tenant, ...chosen }).catch(refuseForStore)
  // The next page says how many of the chosen products are gone from the store.
  const missing = missingRemoteIds.length > 0 ? `?missing=${missingRemoteIds.length}` : ''
  return `/app/drafts/${draftId}/map${missing}`
}

function refuseForStore(error: unknown): never {
  if (!(error instanceof ConnectorError)) throw error
  throw new AppError('channel_unavailable', `products not read: ${error.code}`, {
    userMessage: connectorErrorWords[error.code],
    cause: error,
  })
}
