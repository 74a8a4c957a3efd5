import { ADMIN_ADDRESS_KEY, adminParameters } from './core/admin-address.ts'

/**
 * The answer to a document that the app's own frame loads anew without what the admin adds to its address: after a deployment,
 * or where a part of a page could not be fetched, Remix reloads. Shopify's library would send the frame to a login page, which
 * no frame may show. The page sent instead asks again with what the frame kept. Null: an ordinary request.
 */
export function reopenInAdmin(request: Request): Response | null {
  const isFrame = request.headers.get('sec-fetch-dest') === 'iframe'
  if (!isFrame || request.headers.has('authorization') || adminParameters(new URL(request.url).searchParams))
    return null
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      // Holds nothing of a shop, so any shop's admin may frame it.
      'Content-Security-Policy': 'frame-ancestors https://admin.shopify.com https://*.myshopify.com;',
    },
  })
}

const page = `<!doctype html>
<title>Mediaport</title>
<script>
  const kept = sessionStorage.getItem('${ADMIN_ADDRESS_KEY}')
  const address = new URL(location.href)
  for (const [name, value] of new URLSearchParams(kept ?? '')) address.searchParams.set(name, value)
  location.replace(kept ? address : '/auth/login')
</script>
`
