/** By which WordPress tells our application passwords from those of other programs. Never to change. */
const APP_ID = '4e3f1c1a-5d0e-4a55-9d0d-8f7a0c6b2f19'
const APP_NAME = 'Mediaport'

/**
 * WordPress's page that makes an application password. `page` as the site's own index names it. It sends the browser to
 * `successUrl` with `site_url`, `user_login` and `password` added, or to `rejectUrl` as it is.
 */
export function passwordApprovalUrl(page: string, urls: { successUrl: string; rejectUrl: string }): string {
  return withQuery(page, {
    app_name: APP_NAME,
    app_id: APP_ID,
    success_url: urls.successUrl,
    reject_url: urls.rejectUrl,
  })
}

/**
 * WooCommerce's page that makes REST keys, by its address. The store posts them to `callbackUrl` with `userId` in the message, then sends the
 * browser to `returnUrl` with `success` and `user_id` added. `userId` must be URL-safe: an ampersand would end it.
 */
export function keysApprovalUrl(
  page: string,
  { userId, returnUrl, callbackUrl }: { userId: string; returnUrl: string; callbackUrl: string },
): string {
  return withQuery(page, {
    app_name: APP_NAME,
    scope: 'read_write',
    user_id: userId,
    return_url: returnUrl,
    callback_url: callbackUrl,
  })
}

function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}
