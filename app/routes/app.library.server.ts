import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import type { FormFields } from '../read-form.server.ts'
import { deleteAssets, maxAssetsPerDelete } from '../services/delete-asset.server.ts'
import { tagAssets } from '../services/tag-assets.server.ts'

const idsSchema = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.uuid()).min(1).max(maxAssetsPerDelete))

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('delete'), ids: idsSchema }),
  z.object({ intent: z.literal('tag'), ids: idsSchema, tag: z.string() }),
])

/** What the library page can ask for of many assets. Throws `AppError`. */
export async function changeLibrary(workspaceId: string, form: FormFields) {
  const parsed = changeSchema.safeParse(form)
  if (!parsed.success) {
    throw new AppError('invalid_input', `library: ${parsed.error.issues[0]?.path.join('.')}`, {
      userMessage: `Select 1 to ${maxAssetsPerDelete} files and try again.`,
      field: 'ids',
      cause: parsed.error,
    })
  }
  const { intent, ids } = parsed.data
  const count =
    intent === 'delete' ? await deleteAssets(workspaceId, ids) : await tagAssets(workspaceId, ids, parsed.data.tag)
  return { ok: true as const, intent, count }
}
