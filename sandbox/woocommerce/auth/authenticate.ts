import type { SiteRequest } from '../http/exchange.ts'
import { RestError } from '../rest/rest-error.ts'
import { applicationPasswordsAvailable, findByApplicationPassword } from './application-passwords.ts'
import { findKey } from './consumer-keys.ts'
import { ANONYMOUS, type Identity } from './identity.ts'

/**
 * Who a REST request is taken for. The plugin looks at keys where the text `wp-json/wc/` is in the URI, nowhere else; what is
 * wrong with an application password is told everywhere but there.
 */
export function authenticate(request: SiteRequest, nowMs: number): Identity {
  const { site, isSecure } = request
  const isPluginUri = request.uri.includes('wp-json/wc/')
  try {
    const key = isPluginUri && site.settings.pluginActive ? findKey(request, nowMs) : null
    if (key) return { ...ANONYMOUS, user: site.user(key.userId) ?? null, key }
  } catch (error) {
    return refused(error)
  }
  if (!applicationPasswordsAvailable(site, isSecure)) return ANONYMOUS
  try {
    return { ...ANONYMOUS, ...findByApplicationPassword(request, nowMs) }
  } catch (error) {
    return isPluginUri ? ANONYMOUS : refused(error)
  }
}

function refused(error: unknown): Identity {
  if (error instanceof RestError) return { ...ANONYMOUS, error }
  throw error
}
