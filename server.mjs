/**
 * The web process: `node server.mjs` serves the build, `node server.mjs --dev` the source with live reload.
 *
 * Our own rather than `remix-serve`, which logs whole URLs (and with them id tokens) and listens on every interface.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import express from 'express'

const dev = process.argv.includes('--dev')
process.env.NODE_ENV ??= dev ? 'development' : 'production'

// `shopify app dev` puts the public URL of its tunnel into HOST; for us that is the app's URL and not an interface.
const { HOST = '127.0.0.1', PORT = '3000' } = process.env
const tunnel = URL.canParse(HOST) ? new URL(HOST) : null
if (tunnel) process.env.SHOPIFY_APP_URL ??= tunnel.origin

const server = createServer()
const app = express()
app.disable('x-powered-by')
app.set('trust proxy', 'loopback')
app.use(logRequest)
const vite = dev ? await serveSource() : serveBuild()
const { log } = await import('./app/log.server.ts')
const { tolerateLateRollbacks } = await import('./app/lib/late-rollbacks.ts')
tolerateLateRollbacks((error) => log.warn({ err: error }, 'transaction lost with its connection'))
app.all('*', createRequestHandler({ build: await loadBuild() }))
app.use(reportFailure)

server.on('request', app)
server.listen(Number(PORT), tunnel ? '127.0.0.1' : HOST)
await once(server, 'listening')
const { address, port } = server.address()
log.info({ url: `http://${address.includes(':') ? `[${address}]` : address}:${port}` }, 'listening')
process.on('SIGTERM', stop)
process.on('SIGINT', stop)

function serveBuild() {
  // Their names carry a hash of their content.
  app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', index: false }))
  app.use(express.static('build/client', { maxAge: '1h', index: false }))
  return null
}

async function serveSource() {
  const { createServer: createVite } = await import('vite')
  const appUrl = process.env.SHOPIFY_APP_URL
  const vite = await createVite({
    appType: 'custom',
    server: {
      middlewareMode: true,
      // Live reload over our own server: a port of its own would be open to all, and two copies would meet there.
      hmr: { server },
      allowedHosts: appUrl ? [new URL(appUrl).hostname] : [],
    },
  })
  app.use(vite.middlewares)
  return vite
}

function loadBuild() {
  return vite ? () => vite.ssrLoadModule('virtual:remix/server-build') : import('./build/server/index.js')
}

/** The path alone: the query of an embedded app carries id tokens. */
function logRequest(request, response, next) {
  const { method, path } = request
  const startedAt = performance.now()
  response.once('close', () => {
    log.info({ method, path, status: response.statusCode, ms: Math.round(performance.now() - startedAt) }, 'request')
  })
  next()
}

function reportFailure(error, request, response, _next) {
  log.error({ err: error, path: request.path }, 'request failed')
  if (response.headersSent) return response.destroy()
  response.status(500).type('text/plain').send('Mediaport could not answer this request.')
}

/** Lets running requests end; streams of progress never do, and reconnect elsewhere. Repeatable. */
async function stop() {
  const PATIENCE_MS = 3_000
  server.close(() => process.exit())
  setTimeout(() => server.closeAllConnections(), PATIENCE_MS).unref()
  await vite?.close()
}
