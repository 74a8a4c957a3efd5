import type { SiteRequest } from '../http/exchange.ts'
import type { KeyPermissions } from '../state/model.ts'
import { WcAuthError } from './wc-auth-error.ts'

/** What an application asks the plugin for. */
export interface KeyRequest {
  appName: string
  /** The application's own name for whoever connects; comes back with the keys. */
  userId: string
  returnUrl: string
  callbackUrl: string
  scope: KeyPermissions
}

const PARAMETERS = ['app_name', 'user_id', 'return_url', 'callback_url', 'scope'] as const
const SCOPES: readonly string[] = ['read', 'write', 'read_write']

/** Reads the query, in the plugin's order of complaints. Throws WcAuthError. */
export function readKeyRequest({ query }: SiteRequest): KeyRequest {
  const sent = new URLSearchParams(query)
  const [appName, userId, returnUrl, callbackUrl, scope] = PARAMETERS.map((name) => valueOf(sent, name)) as [
    string,
    string,
    string,
    string,
    KeyPermissions,
  ]
  if (!SCOPES.includes(scope)) throw new WcAuthError(`Invalid scope ${scope}`)
  if (!callbackUrl.toLowerCase().startsWith('https://')) throw new WcAuthError('The callback_url needs to be over SSL')
  return { appName, userId, returnUrl, callbackUrl, scope }
}

function valueOf(sent: URLSearchParams, name: (typeof PARAMETERS)[number]): string {
  const value = sent.get(name)
  if (!value) throw new WcAuthError(`Missing parameter ${name}`)
  return name.endsWith('_url') ? formattedUrl(value) : value
}

/** Decoded once more, and https where no scheme is given. */
function formattedUrl(value: string): string {
  const decoded = decode(value)
  const url = /^[a-z][a-z0-9+.-]*:/i.test(decoded) ? decoded : `https://${decoded}`
  if (!URL.canParse(url) || /\s/.test(url)) throw new WcAuthError(`The ${url} is not a valid URL`)
  return url
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Where a step of the flow is. Only the addresses are encoded: a `&` in the user's name cuts it off. */
export function stepUrl(home: string, step: 'authorize' | 'login' | 'access_granted', asked: KeyRequest): string {
  const query = [
    `app_name=${asked.appName}`,
    `user_id=${asked.userId}`,
    `return_url=${encodeURIComponent(asked.returnUrl)}`,
    `callback_url=${encodeURIComponent(asked.callbackUrl)}`,
    `scope=${asked.scope}`,
  ]
  return `${home}/wc-auth/v1/${step}/?${query.join('&').replaceAll(' ', '%20')}`
}

/** Where the browser returns to, with how it went; before a fragment. */
export function outcomeUrl({ returnUrl, userId }: KeyRequest, success: 0 | 1): string {
  const [address = '', fragment] = returnUrl.split('#')
  const query = `success=${success}&user_id=${userId.replaceAll(' ', '%20')}`
  return `${address}${address.includes('?') ? '&' : '?'}${query}${fragment === undefined ? '' : `#${fragment}`}`
}
