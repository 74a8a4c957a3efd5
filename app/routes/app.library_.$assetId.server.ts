import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { FormFields } from '../read-form.server.ts'
import { deleteAssets } from '../services/delete-asset.server.ts'
import { updateAsset } from '../services/update-asset.server.ts'

const tagsSchema = z.array(z.string())

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), title: z.string(), altText: z.string(), tags: z.string() }),
  z.object({ intent: z.literal('delete') }),
])

/** What an asset's page can ask for. Throws `AppError`. */
export async function changeAsset(
  workspaceId: string,
  assetId: string,
  form: FormFields,
): Promise<'saved' | 'deleted'> {
  const parsed = changeSchema.safeParse(form)
  if (!parsed.success) throw unreadable()
  if (parsed.data.intent === 'delete') {
    await deleteAssets(workspaceId, [assetId])
    return 'deleted'
  }
  const { title, altText } = parsed.data
  await updateAsset(workspaceId, assetId, { title, altText, tags: parseTags(parsed.data.tags) })
  return 'saved'
}

function parseTags(text: string): string[] {
  try {
    return tagsSchema.parse(JSON.parse(text))
  } catch (error) {
    throw unreadable(error)
  }
}

function unreadable(cause?: unknown): AppError {
  return new AppError('malformed_request', 'unreadable change of an asset', {
    userMessage: 'These details couldn’t be read. Reload the page and try again.',
    cause,
  })
}
