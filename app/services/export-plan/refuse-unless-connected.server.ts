import { AppError } from '../../core/errors.ts'

interface OfConnection {
  readonly connectionId: string
  readonly connection: { readonly status: string }
}

/**
 * Work for an account that nobody is connected to would never begin. One that must only be reconnected is waited for. Throws `AppError`
 * needs_reconnect.
 */
export function refuseUnlessConnected({ connection, connectionId }: OfConnection): void {
  if (connection.status !== 'disconnected') return
  throw new AppError('needs_reconnect', `connection ${connectionId} is disconnected`, {
    userMessage: 'This store is disconnected. Connect it again to export to it.',
  })
}
