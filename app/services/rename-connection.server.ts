import { AppError } from '../core/errors.ts'
import { db } from '../db.server.ts'
import { getOwnConnection } from './get-own-connection.server.ts'

const maxLength = 80

/** Gives an account the merchant's own name, which checks leave alone. Throws `AppError` invalid_input, not_found. */
export async function renameConnection(input: { workspaceId: string; connectionId: string; label: string }) {
  const { workspaceId } = input
  const { id } = await getOwnConnection(workspaceId, input.connectionId)
  const label = input.label.trim().replaceAll(/\s+/g, ' ')
  if (label === '' || label.length > maxLength) {
    throw new AppError('invalid_input', `label of ${label.length} characters`, {
      userMessage: `Enter a name of 1 to ${maxLength} characters.`,
      field: 'label',
    })
  }
  await db.connection.update({ where: { id, workspaceId }, data: { label } })
}
