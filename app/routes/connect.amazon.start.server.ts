import { createCookie } from '@remix-run/node'

/**
 * By which a browser is known on its way to Amazon, where Amazon asks the login address about it. No page of the app is opened with
 * it. `Lax`: it comes along when Amazon opens our address at top level.
 */
export const wayToAmazon = createCookie('mediaport-amazon', {
  path: '/connect/amazon',
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 15 * 60,
})

/** Leaves for an address without telling it where the browser came from, and without being kept anywhere. */
export function leaveFor(url: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: url, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', ...headers },
  })
}
