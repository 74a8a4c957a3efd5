import { connectors } from '../connectors/registry.ts'
import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { getOwnConnection } from './get-own-connection.server.ts'

/** Keeps what the merchant chose for one account. Throws `AppError` invalid_input, not_found, conflict. */
export async function updateConnectionSettings(input: {
  workspaceId: string
  connectionId: string
  settings: unknown
}) {
  const { workspaceId } = input
  const { id } = await getOwnConnection(workspaceId, input.connectionId)
  const parsed = connectors.woocommerce.settings.safeParse(input.settings)
  if (!parsed.success) {
    throw new AppError('invalid_input', 'settings of a connection', {
      userMessage: 'Choose one of the formats.',
      field: 'imageFormat',
      cause: parsed.error,
    })
  }
  await db.connection.update({ where: { id, workspaceId }, data: { settings: parsed.data } })
}
