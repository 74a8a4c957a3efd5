import type { ShellChannel } from './channel.ts'

/** A token this close to its end would expire on its way. */
const RENEW_BEFORE_MS = 10_000

export interface IdTokens {
  /** A valid ID token; the same one until shortly before it expires. */
  get(): Promise<string>
  /** Forgets the token, after the app refused it. */
  forget(): void
}

export function createIdTokens(channel: ShellChannel): IdTokens {
  let current: { token: Promise<string>; expiresAt: number } | null = null

  const renew = () => {
    const token = channel.ask('id-token', null)
    const entry = { token, expiresAt: Infinity }
    current = entry
    return token.then(
      (value) => {
        entry.expiresAt = expiryOf(value)
        return value
      },
      (error: unknown) => {
        if (current === entry) current = null
        throw error
      },
    )
  }

  return {
    get: () => (current && current.expiresAt - RENEW_BEFORE_MS > Date.now() ? current.token : renew()),
    forget: () => {
      current = null
    },
  }
}

function expiryOf(token: string): number {
  const payload = token.split('.')[1] ?? ''
  const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { exp: number }
  return exp * 1_000
}

/** The app's bounce page has no content: it waits for a fresh token and is replaced by the page the merchant wanted. */
export async function leaveBouncePage(tokens: IdTokens): Promise<void> {
  const target = new URLSearchParams(location.search).get('shopify-reload')
  if (!target) return
  const url = new URL(target, location.origin)
  if (url.origin !== location.origin) throw new Error(`shopify-reload leads to another origin: ${url.origin}`)
  url.searchParams.set('id_token', await tokens.get())
  location.replace(url)
}
