import { z } from 'zod'
import { AppError } from '../core/errors.ts'
import { imageDefaultsSchema } from '../core/workspace-settings.ts'
import type { FormFields } from '../read-form.server.ts'
import { checkConnection } from '../services/check-connection.server.ts'
import { createApiKey } from '../services/create-api-key.server.ts'
import { revokeApiKey } from '../services/revoke-api-key.server.ts'
import { updateSettings } from '../services/update-settings.server.ts'

const changeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('check-connection'), connectionId: z.string() }),
  imageDefaultsSchema.extend({ intent: z.literal('save-images') }),
  z.object({ intent: z.literal('create-key'), name: z.string(), scopes: z.string() }),
  z.object({ intent: z.literal('revoke-key'), keyId: z.string() }),
])

/** What the settings page can ask for. Throws `AppError`. */
export async function changeSettings(workspaceId: string, form: FormFields) {
  const change = parseChange(form)
  switch (change.intent) {
    case 'check-connection':
      return { ok: true as const, check: await checkConnection(workspaceId, change.connectionId) }
    case 'save-images':
      await updateSettings(workspaceId, { images: { longestSidePx: change.longestSidePx, format: change.format } })
      return { ok: true as const }
    case 'create-key': {
      const scopes = change.scopes.split(',').filter(Boolean)
      const { key } = await createApiKey({ workspaceId, name: change.name, scopes })
      return { ok: true as const, key }
    }
    case 'revoke-key':
      await revokeApiKey({ workspaceId, apiKeyId: change.keyId })
      return { ok: true as const }
  }
}

function parseChange(form: FormFields) {
  const parsed = changeSchema.safeParse(form)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('invalid_input', `settings: ${issue?.path.join('.')}`, {
    userMessage: 'Some of these settings aren’t valid. Check the values and save again.',
    field: issue?.path.join('.'),
    cause: parsed.error,
  })
}
