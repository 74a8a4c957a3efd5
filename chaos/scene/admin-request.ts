/** The request of a merchant who opens the app in the admin. The id token was made outside, where time is ours. */
export function adminRequest(): Request {
  const { CHAOS_ID_TOKEN = '', SHOPIFY_APP_URL } = process.env
  // Shopify's library turns bots away, and Node's own agent counts as one.
  const agent = 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
  const headers = { authorization: `Bearer ${CHAOS_ID_TOKEN}`, 'user-agent': agent }
  return new Request(new URL('/app', SHOPIFY_APP_URL), { headers })
}
