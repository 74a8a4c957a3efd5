import type { ShellChannel } from './channel.ts'
import type { IdTokens } from './id-token.ts'

const RETRY_HEADER = 'X-Shopify-Retry-Invalid-Session-Request'
const REAUTHORIZE_HEADER = 'X-Shopify-API-Request-Failure-Reauthorize-Url'

/** Replaces `fetch`: requests to the app itself carry the ID token, and are repeated once when the app refused it. */
export function authenticateFetch(tokens: IdTokens, channel: ShellChannel): void {
  const plainFetch = window.fetch.bind(window)

  const send = async (request: Request) => {
    const headers = new Headers(request.headers)
    if (!headers.has('Authorization')) headers.set('Authorization', `Bearer ${await tokens.get()}`)
    if (!headers.has('X-Requested-With')) headers.set('X-Requested-With', 'XMLHttpRequest')
    if (!headers.has('Accept-Language')) headers.set('Accept-Language', navigator.language)
    return plainFetch(new Request(request, { headers }))
  }

  window.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (new URL(request.url).origin !== location.origin) return plainFetch(request)
    const spare = request.clone()
    let response = await send(request)
    if (response.headers.get(RETRY_HEADER) === '1') {
      tokens.forget()
      response = await send(spare)
    }
    const reauthorizeUrl = response.headers.get(REAUTHORIZE_HEADER)
    if (reauthorizeUrl) channel.tell({ type: 'open', url: reauthorizeUrl, target: '_top' })
    return response
  }
}
