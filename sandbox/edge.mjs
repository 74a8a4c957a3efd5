/**
 * Preloaded into the app and its worker by the sandbox (`node --import ./sandbox/edge.mjs …`): sends what is meant for
 * Shopify to the local stand-in and lets the local admin shell frame the app and be its admin. The app itself knows nothing of it.
 *
 * Refuses to load unless MEDIAPORT_SANDBOX=1 and the app's own URL is on loopback, so that it can never redirect the
 * traffic of a deployed app.
 */
import http from 'node:http'

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

refuseOutsideSandbox(process.env)
await sendShopifyCallsTo(process.env.SANDBOX_SHOPIFY_URL)
letFrameTheApp(new URL(process.env.SANDBOX_SHELL_URL).origin)
leadBackTo(new URL(process.env.SANDBOX_SHELL_URL).origin)
endWithParent()

function refuseOutsideSandbox({ MEDIAPORT_SANDBOX, SHOPIFY_APP_URL, SANDBOX_SHOPIFY_URL, SANDBOX_SHELL_URL }) {
  const refuse = (reason) => {
    throw new Error(`sandbox/edge.mjs redirects Shopify to a local stand-in and refuses to load: ${reason}.`)
  }
  if (MEDIAPORT_SANDBOX !== '1') refuse('MEDIAPORT_SANDBOX is not 1')
  if (!isLoopback(SHOPIFY_APP_URL)) refuse('SHOPIFY_APP_URL is not a loopback address')
  if (!isLoopback(SANDBOX_SHOPIFY_URL)) refuse('SANDBOX_SHOPIFY_URL is not a loopback address')
  if (!isLoopback(SANDBOX_SHELL_URL)) refuse('SANDBOX_SHELL_URL is not a loopback address')
}

function isLoopback(url) {
  return URL.canParse(url) && LOOPBACK_HOSTS.has(new URL(url).hostname)
}

async function sendShopifyCallsTo(shopifyUrl) {
  await import('@shopify/shopify-app-remix/server/adapters/node')
  // Installs its own fetch when it is first imported, so it must come before the setter.
  await import('@shopify/shopify-app-remix/server')
  const { setAbstractFetchFunc } = await import('@shopify/shopify-api/runtime')
  setAbstractFetchFunc(async (input, init) => {
    const request = new Request(input, init)
    const { host, pathname, search } = new URL(request.url)
    const headers = new Headers(request.headers)
    headers.set('x-forwarded-host', host)
    const body = ['GET', 'HEAD'].includes(request.method) ? undefined : await request.arrayBuffer()
    return fetch(new URL(pathname + search, shopifyUrl), {
      method: request.method,
      headers,
      body,
      signal: request.signal,
    })
  })
}

/**
 * The library allows framing by Shopify's hosts alone, and preloads Shopify's own App Bridge, which would be an error in
 * the console of a machine without network.
 */
function letFrameTheApp(shellOrigin) {
  const response = http.ServerResponse.prototype
  for (const method of ['setHeader', 'appendHeader']) {
    const write = response[method]
    response[method] = function (name, value) {
      const header = name.toLowerCase()
      if (header === 'link' && String(value).includes('cdn.shopify.com')) return this
      const isPolicy = header === 'content-security-policy'
      return write.call(this, name, isPolicy ? allowAncestor(String(value), shellOrigin) : value)
    }
  }
}

/** Browsers that come back from another platform are sent on to Shopify Admin; here that is the shell. */
function leadBackTo(shellOrigin) {
  const response = http.ServerResponse.prototype
  for (const method of ['setHeader', 'appendHeader']) {
    const write = response[method]
    response[method] = function (name, value) {
      const leads = name.toLowerCase() === 'location'
      return write.call(
        this,
        name,
        leads ? String(value).replace('https://admin.shopify.com/', `${shellOrigin}/`) : value,
      )
    }
  }
}

const allowAncestor = (policy, origin) => policy.replace('frame-ancestors ', `frame-ancestors ${origin} `)

/** The process that started this one may be killed without a chance to say so; its closed channel tells. */
function endWithParent() {
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
