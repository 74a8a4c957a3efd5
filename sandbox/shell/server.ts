import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import express from 'express'
import { mintIdToken } from '../shopify/oauth/id-token.ts'
import type { Shop } from '../shopify/state/shop.ts'
import type { World } from '../shopify/state/world.ts'
import { buildBrowserScripts } from './browser-scripts.ts'
import { findProduct, listForPicker, searchProducts } from './catalog.ts'
import { appPage } from './pages/app.ts'
import type { Frame, StoreLink } from './pages/layout.ts'
import { productBody, productPage } from './pages/product.ts'
import { productsPage } from './pages/products.ts'
import { adminPath, embeddedUrl, storeName, type ShellApp } from './paths.ts'
import { parseProductSearch } from './product-search.ts'

export interface ShellOptions {
  /** Default: any free port. */
  port?: number
  world: World
  app: ShellApp
  /** Storefronts beside the shops, to look at what was exported there. */
  stores?: readonly StoreLink[]
  /** Where Amazon's sellers manage their apps. */
  sellerCentral?: readonly StoreLink[]
}

export interface Shell {
  /** Origin such as `http://localhost:4000`: the address for a person. */
  url: string
  close(): Promise<void>
}

/** Starts the admin shell on loopback: product pages read live from the platform, and the app in its frame. */
export async function startShell({ port, world, app, stores = [], sellerCentral = [] }: ShellOptions): Promise<Shell> {
  const scripts = await buildBrowserScripts()
  const shell = express().disable('x-powered-by')
  shell.use(express.static(path.join(import.meta.dirname, 'public')))
  shell.get('/app-bridge.js', (_request, response) => void response.type('js').send(scripts.appBridge))
  shell.get('/shell.js', (_request, response) => void response.type('js').send(scripts.shell))
  shell.get('/', (_request, response) => {
    const [first] = world.shops.values()
    if (first) response.redirect(adminPath(first, 'apps', app.handle))
    else response.status(503).send('The sandbox has no shop: it has not been seeded')
  })
  shell.use('/store/:store', storePages(world, app, { stores, sellerCentral }))

  const server = createServer(shell)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function storePages(world: World, app: ShellApp, links: Pick<Frame, 'stores' | 'sellerCentral'>): express.Router {
  const pages = express.Router({ mergeParams: true })
  pages.use((_request, response, next) => {
    response.set('cache-control', 'no-store')
    next()
  })
  const frameOf = (shop: Shop, current: Frame['current']): Frame => ({
    app,
    shop,
    shops: [...world.shops.values()],
    ...links,
    current,
  })

  /** Answers with what the page makes of the shop; 404 when the shop or what the page looks for does not exist. */
  const page = (route: string, answer: (shop: Shop, request: express.Request) => string | object | null) =>
    pages.get(route, (request, response) => {
      const { store } = request.params as { store?: string }
      const shop = [...world.shops.values()].find((candidate) => storeName(candidate) === store)
      const body = shop ? answer(shop, request) : null
      if (body === null) response.status(404).type('text').send('There is no such page in this admin')
      else if (typeof body === 'string') response.type('html').send(body)
      else response.json(body)
    })

  const token = (shop: Shop) =>
    mintIdToken({ shop: shop.identity.domain, apiKey: app.apiKey, apiSecret: app.apiSecret })
  page('/', (shop) => `<meta http-equiv="refresh" content="0;url=${adminPath(shop, 'products')}">`)
  page('/id-token', (shop) => ({ idToken: token(shop) }))
  page('/picker', (shop, { query }) => listForPicker(world, shop, String(query.query ?? '')))
  page('/products', (shop, { query }) => {
    const search = parseProductSearch(query)
    return productsPage(frameOf(shop, 'products'), search, searchProducts(world, shop, search))
  })
  page('/products/:number', (shop, { params }) => {
    const product = findProduct(world, shop, params.number ?? '')
    return product && productPage(frameOf(shop, 'products'), product)
  })
  page('/products/:number/live', (shop, { params }) => {
    const product = findProduct(world, shop, params.number ?? '')
    return product && productBody(product).markup
  })
  const openApp = (shop: Shop, { params, originalUrl }: express.Request) => {
    const query = originalUrl.split('?')[1]
    const target = `${params[0] || '/'}${query ? `?${query}` : ''}`
    return appPage(frameOf(shop, 'app'), embeddedUrl(app, shop, target, token(shop)))
  }
  // The admin knows an app by its key as well as by its handle, which may be the beginning of the key.
  for (const name of [app.apiKey, app.handle]) page(`/apps/${name}*`, openApp)
  return pages
}
