/**
 * Preloaded into the app and its worker by the sandbox (`node --import ./sandbox/edge.mjs …`): sends what is meant for
 * Shopify and Amazon to the local stand-ins and lets the local admin shell frame the app and be its admin. The app itself knows
 * nothing of it.
 *
 * Refuses to load unless MEDIAPORT_SANDBOX=1 and the app's own URL is on loopback, so that it can never redirect the
 * traffic of a deployed app.
 */
import http from 'node:http'
import { atStandIn, sendAmazonCallsTo } from './amazon-edge.ts'
import { showPicturesAt } from './amazon-pictures.ts'

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

refuseOutsideSandbox(process.env)
await sendShopifyCallsTo(process.env.SANDBOX_SHOPIFY_URL)
letFrameTheApp(new URL(process.env.SANDBOX_SHELL_URL).origin)
leadTo(new URL(process.env.SANDBOX_SHELL_URL).origin, process.env.SANDBOX_AMAZON_URL)
if (process.env.SANDBOX_AMAZON_URL) {
  sendAmazonCallsTo(process.env.SANDBOX_AMAZON_URL)
  showPicturesAt(process.env.SANDBOX_AMAZON_URL)
}
findOwnPicturesAt(process.env.SHOPIFY_APP_URL, process.env)
endWithParent()

function refuseOutsideSandbox({
  MEDIAPORT_SANDBOX,
  SHOPIFY_APP_URL,
  SANDBOX_SHOPIFY_URL,
  SANDBOX_SHELL_URL,
  SANDBOX_AMAZON_URL,
}) {
  const refuse = (reason) => {
    throw new Error(`sandbox/edge.mjs redirects platforms to local stand-ins and refuses to load: ${reason}.`)
  }
  if (MEDIAPORT_SANDBOX !== '1') refuse('MEDIAPORT_SANDBOX is not 1')
  if (!isLoopback(SHOPIFY_APP_URL)) refuse('SHOPIFY_APP_URL is not a loopback address')
  if (!isLoopback(SANDBOX_SHOPIFY_URL)) refuse('SANDBOX_SHOPIFY_URL is not a loopback address')
  if (!isLoopback(SANDBOX_SHELL_URL)) refuse('SANDBOX_SHELL_URL is not a loopback address')
  if (SANDBOX_AMAZON_URL && !isLoopback(SANDBOX_AMAZON_URL)) refuse('SANDBOX_AMAZON_URL is not a loopback address')
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

/** Browsers that come back from another platform are sent on to Shopify Admin, others to Amazon; here those are the shell and the stand-in. */
function leadTo(shellOrigin, amazonUrl) {
  const response = http.ServerResponse.prototype
  for (const method of ['setHeader', 'appendHeader']) {
    const write = response[method]
    response[method] = function (name, value) {
      if (name.toLowerCase() !== 'location') return write.call(this, name, value)
      const address = String(value).replace('https://admin.shopify.com/', `${shellOrigin}/`)
      return write.call(this, name, amazonUrl ? atStandIn(address, amazonUrl) : address)
    }
  }
}

/** The app looks at its pictures where platforms fetch them; the name of that place means something to the stand-ins alone. */
function findOwnPicturesAt(appUrl, { PUBLIC_URL = appUrl, PICTURE_URL = PUBLIC_URL }) {
  const { origin } = new URL(PICTURE_URL)
  const fetchAnywhere = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? null : new URL(input)
    return fetchAnywhere(url?.origin === origin ? new URL(url.pathname + url.search, appUrl) : input, init)
  }
}

const allowAncestor = (policy, origin) => policy.replace('frame-ancestors ', `frame-ancestors ${origin} `)

/** The process that started this one may be killed without a chance to say so; its closed channel tells. */
function endWithParent() {
  if (!process.channel) return
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
