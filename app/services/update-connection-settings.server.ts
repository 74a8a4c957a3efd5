import { connectors } from '../connectors/registry.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { getOwnConnection } from './get-own-connection.server.ts'

/**
 * Keeps what the merchant chose for one account; what `settings` does not name stays as it is. Throws `AppError` invalid_input,
 * not_found, conflict.
 */
export async function updateConnectionSettings(input: {
  workspaceId: string
  connectionId: string
  settings: Readonly<Record<string, unknown>>
}) {
  const { workspaceId } = input
  const { id, settings: saved } = await getOwnConnection(workspaceId, input.connectionId)
  const kept = connectors.woocommerce.settings.parse(saved)
  const parsed = connectors.woocommerce.settings.safeParse({ ...kept, ...input.settings })
  if (!parsed.success) {
    throw new AppError('invalid_input', 'settings of a connection', {
      userMessage: 'Choose one of the possibilities shown.',
      field: Object.keys(input.settings)[0],
      cause: parsed.error,
    })
  }
  await db.connection.update({ where: { id, workspaceId }, data: { settings: parsed.data } })
}
