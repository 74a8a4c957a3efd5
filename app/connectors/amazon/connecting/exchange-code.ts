import { ConnectorError } from '../../../core/channel/connector-error.ts'
import type { ConnectorDeps } from '../../../core/channel/connector.ts'
import { signInFailure } from '../access-tokens.ts'
import type { AmazonApp } from '../credentials.ts'
import type { Region } from '../regions.ts'
import { AmazonTransport } from '../transport.ts'

/**
 * The refresh token that a code of a consent (`spapi_oauth_code`) is worth. The code ends after five minutes and with its first use, so
 * that this cannot be repeated. Throws `rejected` where it has ended (begin the consent anew), `app_refused` where Amazon refuses
 * the operator's app.
 */
export async function exchangeCode(
  app: AmazonApp,
  { region, code }: { readonly region: Region; readonly code: string },
  deps: ConnectorDeps,
  signal?: AbortSignal,
): Promise<{ readonly refreshToken: string }> {
  const granted = await new AmazonTransport(app, deps).exchange(region, code, signal).catch((error: unknown) => {
    signal?.throwIfAborted()
    throw asRefusedCode(signInFailure(error))
  })
  if (!granted.refreshToken) throw new ConnectorError('invalid_response', 'Login with Amazon gave no refresh token')
  return { refreshToken: granted.refreshToken }
}

/** What means a revoked seller elsewhere is about the code here. */
function asRefusedCode(error: ConnectorError): ConnectorError {
  if (error.code !== 'auth_expired') return error
  return new ConnectorError('rejected', error.message, error.details)
}
