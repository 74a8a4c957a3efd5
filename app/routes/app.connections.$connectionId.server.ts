import { z } from 'zod'
import { parseForm, type FormFields } from '../read-form.server.ts'
import { checkConnection } from '../services/check-connection.server.ts'
import { disconnectSeller } from '../services/amazon/disconnect-seller.server.ts'
import { disconnectAccount } from '../services/disconnect-account.server.ts'
import { renameConnection } from '../services/rename-connection.server.ts'
import { updateConnectionSettings } from '../services/update-connection-settings.server.ts'

const wishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('check') }),
  z.object({ intent: z.literal('rename'), label: z.string() }),
  z.object({ intent: z.literal('save-format'), imageFormat: z.string() }),
  z.object({ intent: z.literal('save-videos'), videos: z.string() }),
  z.object({ intent: z.literal('disconnect') }),
  z.object({ intent: z.literal('disconnect-seller') }),
])

/** What the page of an account can ask for. Throws `AppError`. */
export async function changeConnection(account: { workspaceId: string; connectionId: string }, form: FormFields) {
  const wish = parseForm(wishSchema, form)
  const { workspaceId, connectionId } = account
  switch (wish.intent) {
    case 'check':
      await checkConnection(workspaceId, connectionId)
      return { ok: true as const }
    case 'rename':
      await renameConnection({ ...account, label: wish.label })
      return { ok: true as const }
    case 'save-format':
      await updateConnectionSettings({ ...account, settings: { imageFormat: wish.imageFormat } })
      return { ok: true as const }
    case 'save-videos':
      await updateConnectionSettings({ ...account, settings: { videos: wish.videos } })
      return { ok: true as const }
    case 'disconnect':
      return { ok: true as const, ...(await disconnectAccount(workspaceId, connectionId)) }
    case 'disconnect-seller':
      await disconnectSeller(workspaceId, connectionId)
      return { ok: true as const, revoked: false }
  }
}
